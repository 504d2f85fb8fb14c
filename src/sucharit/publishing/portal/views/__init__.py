"""Pages for everyone: who publishes, a plan and its initiatives, downloads, and what machines read."""
