"""Pages of support: of the applicant who shares, and of the neighbours who answer."""
