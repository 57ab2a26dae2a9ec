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
