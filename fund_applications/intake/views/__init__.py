"""The pages of the application form."""
