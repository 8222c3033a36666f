"""Other people's formats: what is exported as fields, and one module for each way of writing them."""
