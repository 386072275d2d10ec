"""One profile for generated tests: the same examples in every run, and no clock in the verdict."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "hypercare",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("hypercare")
