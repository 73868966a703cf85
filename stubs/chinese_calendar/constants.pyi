import datetime
from enum import Enum

class Holiday(Enum):
    new_years_day = "New Year's Day"
    spring_festival = "Spring Festival"
    tomb_sweeping_day = "Tomb-sweeping Day"
    labour_day = "Labour Day"
    dragon_boat_festival = "Dragon Boat Festival"
    national_day = "National Day"
    mid_autumn_festival = "Mid-autumn Festival"
    anti_fascist_70th_day = "Anti-Fascist 70th Day"

    @property
    def chinese(self) -> str: ...
    @property
    def days(self) -> int: ...

holidays: dict[datetime.date, str]
workdays: dict[datetime.date, str]
in_lieu_days: dict[datetime.date, str]
