"""Add: what people paste or upload is read in the background, one article after another, and filed."""

from bordereau.desk.uploads.jobs import BusyDeskError, Job, Jobs, Outcome, State, UnknownJobError
from bordereau.desk.uploads.parcels import (
    LONGEST_TEXT,
    MOST_BYTES,
    MOST_FILES,
    Parcel,
    ParcelError,
    pasted,
    uploaded,
)

__all__ = [
    "LONGEST_TEXT",
    "MOST_BYTES",
    "MOST_FILES",
    "BusyDeskError",
    "Job",
    "Jobs",
    "Outcome",
    "Parcel",
    "ParcelError",
    "State",
    "UnknownJobError",
    "pasted",
    "uploaded",
]
