"""A profile as the TOML file that `inspections.profiles.loading.load_profile` reads."""

from __future__ import annotations

import json

from inspections.profiles.profile import Profile

_TEXTS = ("county", "issuer", "number_prefix", "contact_name", "contact_phone", "address", "reconsideration", "court", "consequence")


def profile_toml(profile: Profile) -> str:
    """Return the file's text; reading it gives the very profile again."""
    lines = ["# 本单位资料，由供电监督检查程序导出。", "[profile]"]
    lines.extend(f"{name} = {_string(getattr(profile, name))}" for name in _TEXTS)
    if profile.inspection_cap_per_year is not None:
        lines.append(f"inspection_cap_per_year = {profile.inspection_cap_per_year}")
    lines.append(f"term_start = {_string(profile.term_start)}")
    lines.append(f"approved_fees = [{', '.join(map(_string, profile.approved_fees))}]")
    for inspector in profile.inspectors:
        lines += ["", "[[inspector]]", f"name = {_string(inspector.name)}", f"certificate = {_string(inspector.certificate)}"]
    return "\n".join([*lines, ""])


def _string(text: str) -> str:
    """Return a basic string: JSON's escapes are TOML's, but for DEL, which TOML alone forbids to stand bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
