import datetime
from enum import Enum

class Holiday(Enum):
    new_years_day: str
    spring_festival: str
    tomb_sweeping_day: str
    labour_day: str
    dragon_boat_festival: str
    national_day: str
    mid_autumn_festival: str
    anti_fascist_70th_day: str

    @property
    def chinese(self) -> str: ...
    @property
    def days(self) -> int: ...

holidays: dict[datetime.date, str]
workdays: dict[datetime.date, str]
in_lieu_days: dict[datetime.date, str]
