def test_a_setting_is_kept_replaced_and_forgotten(database):
    with database.transaction() as tx:
        assert tx.settings.get("limits") is None
        tx.settings.set("limits", {"new": 10, "name": "ünï"})
        tx.settings.set("other", [1, None])
        tx.settings.set("limits", {"new": 5})

    with database.transaction() as tx:
        assert tx.settings.get("limits") == {"new": 5}
        tx.settings.remove("limits")
        assert (tx.settings.get("limits"), tx.settings.get("other")) == (None, [1, None])


def test_what_is_false_or_empty_is_kept_as_it_is(database):
    values = {"off": False, "none": 0, "empty": "", "list": [], "map": {}, "share": 0.25}
    with database.transaction() as tx:
        for key, value in values.items():
            tx.settings.set(key, value)

    with database.reading() as tx:
        assert {key: tx.settings.get(key) for key in values} == values
        assert tx.settings.get("off") is False


def test_forgetting_what_was_never_set_does_no_harm(database):
    with database.transaction() as tx:
        tx.settings.set("kept", 1)
        tx.settings.remove("never")

        assert tx.settings.get("kept") == 1
