import pytest
from tests.hostile.checks import (  # noqa: F401 - collected here
    audited,
    test_every_case_ends_as_the_table_says,
    test_every_output_can_be_read,
    test_no_control_character_of_a_page_is_in_an_output,
    test_no_markup_of_a_page_acts_in_the_report,
    test_nobody_comes_to_the_neighbour,
    test_the_audit_only_asks,
    test_the_run_ends_by_itself_and_is_whole,
    test_the_secret_stays_out_of_everything_that_is_written,
    test_the_terminal_says_nothing_that_a_build_would_obey,
    test_what_must_be_left_alone_is_not_asked_for,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GROUP = "bombs"
