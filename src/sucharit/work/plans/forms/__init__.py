"""Forms of the plan room: they read what was typed; the verbs decide what is fit."""
