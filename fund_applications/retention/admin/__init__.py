"""The screens of the informatiebeheerder inside the Wagtail admin. Here and not in `office`: they use what lies above it."""
