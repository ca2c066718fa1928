"""The register: reports of the same happening meet in one entry, and where they differ the entry shows it."""
