"""What a photo says of day and place: offered to the officer, kept only where they choose it."""

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Camera:
    """What the camera wrote into a photo: the day, and the place in degrees. None where it wrote none, or nonsense."""

    day: datetime.date | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    @property
    def placed(self) -> bool:
        return self.latitude is not None and self.longitude is not None
