"""What bureaus keep, in memory: profiles, wording of their own, laws confirmed."""

from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.profile import Profile
from tests.support.memory_store.contents import Contents


class MemoryProfiles:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def save(self, profile: Profile) -> None:
        self._contents.profiles[profile.county] = profile

    def of(self, county: str) -> Profile | None:
        return self._contents.profiles.get(county)


class MemoryOwnTemplates:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def save(self, county: str, text: str) -> None:
        self._contents.templates[county] = text

    def of(self, county: str) -> str:
        return self._contents.templates.get(county, "")


class MemoryConfirmedLaws:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def confirm(self, county: str, law: ConfirmedLaw) -> None:
        self._contents.laws.setdefault(county, {})[law.key] = law

    def withdraw(self, county: str, key: str) -> None:
        self._contents.laws.get(county, {}).pop(key, None)

    def of(self, county: str) -> tuple[ConfirmedLaw, ...]:
        return tuple(law for _, law in sorted(self._contents.laws.get(county, {}).items()))
