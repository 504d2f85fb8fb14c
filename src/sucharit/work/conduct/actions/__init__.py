"""What is done with the registers of conduct beyond writing them."""
