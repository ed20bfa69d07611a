"""Lists of records in the admin (wagtail-modeladmin): applications, what belongs to them, and reference data."""
