"""The register in the browser: pages, and the same by HTTP for programs."""
