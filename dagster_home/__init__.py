"""Dagster for Tributary: its code location, its instance, and `etl ui`; only this package knows Dagster.

definitions     what Dagster loads: tributary.toml as assets, jobs, schedules, checks and sensors
sources         the factory of one source: its multi-asset, jobs, schedules
tables          a table's model as an asset's description
runs            what one run reads and what it tells Dagster
checks          etl.checks as asset checks, which the pages show until the next run and after it
notices         sensors that tell people of runs that failed or succeeded
mirror          a sensor that shows Dagster what the ledger holds
storage         Dagster's own storage in Postgres, without its two measured costs
launcher        starts runs, and tells whether a run's process is still alive
launch          `etl ui`: webserver and daemon, with nothing to set up
overhead        what Dagster costs beside the sync itself
"""
