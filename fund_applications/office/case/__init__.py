"""One application on one screen: what was asked and answered, its files, its money, its clock and its history."""
