-- A workspace's file of schema version 1 (before there was a cache), as a dump.
CREATE TABLE draft (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT, changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);
CREATE TABLE variant (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT, changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);
CREATE TABLE generation (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT, changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);
CREATE INDEX variant_by_owner ON variant (owner);
CREATE INDEX generation_by_owner ON generation (owner);
CREATE TRIGGER draft_removed AFTER DELETE ON draft BEGIN DELETE FROM variant WHERE owner = old.id; DELETE FROM generation WHERE owner = old.id;END;
INSERT INTO draft VALUES (1, '11111111-1111-4111-8111-111111111111', NULL, 1760000000000000, NULL, NULL, '{"id":"11111111-1111-4111-8111-111111111111","brief":"An angry caller wants a refund","changed":1760000000000000,"current_variant":"33333333-3333-4333-8333-333333333333","scenario":{"agent":1,"scenario_type":"instruction","instructions":"You are angry.","scenario_language":"en"}}');
INSERT INTO draft VALUES (2, '22222222-2222-4222-8222-222222222222', NULL, 1760000000000001, NULL, NULL, '{"id":"22222222-2222-4222-8222-222222222222","brief":"","changed":1760000000000001,"scenario":{"id":7,"name":"Höfliche Kundin","agent":1,"tags":["smoke"],"later_member":{"a":1}},"base":{"id":7,"name":"Kundin","agent":1}}');
INSERT INTO variant VALUES (1, '33333333-3333-4333-8333-333333333333', '11111111-1111-4111-8111-111111111111', 1760000000000000, NULL, NULL, '{"id":"33333333-3333-4333-8333-333333333333","draft_id":"11111111-1111-4111-8111-111111111111","number":1,"text":"You are angry.","created":1760000000000000,"seconds":2.5,"n_requests":3}');
INSERT INTO generation VALUES (1, '44444444-4444-4444-8444-444444444444', '11111111-1111-4111-8111-111111111111', 1760000000000000, 'finished', 'job-1', '{"id":"44444444-4444-4444-8444-444444444444","draft_id":"11111111-1111-4111-8111-111111111111","progress_id":"job-1","created":1760000000000000,"fraction":1.0,"kind":"generate","state":"finished"}');
PRAGMA user_version = 1;
