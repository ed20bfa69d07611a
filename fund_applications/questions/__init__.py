"""What an application form may ask: its definition, its question types and how an editor composes it.

Nothing here knows of drafts, cases or HTTP. A form definition is data: it is frozen with every draft and every
submitted version, so that an answer is always read with the question it was given to.
"""
