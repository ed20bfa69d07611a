"""The law of the case. No views, no HTTP, no mail: who changes a case comes through here, and nowhere else.

Start reading at `transitions` (everything that can happen), `perform` (how it happens), `terms` and `decision_term` (the
clock), `clock` (from events to dates) and `events` (the log that proves it).

    from fund_applications.lifecycle.perform import available, perform
    from fund_applications.lifecycle.submit import Submission, receive
"""
