"""What is done with the registers of inspection beyond writing them."""
