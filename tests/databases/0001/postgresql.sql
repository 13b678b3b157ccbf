SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '%: append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.audit (
    seq bigint NOT NULL,
    prev text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_audit_seq CHECK ((seq >= 1))
);
CREATE TABLE public.backups (
    id text NOT NULL COLLATE pg_catalog."C",
    file_name text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    head text NOT NULL COLLATE pg_catalog."C",
    made_by text NOT NULL COLLATE pg_catalog."C",
    made_at text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_backups_id CHECK ((id <> ''::text))
);
CREATE TABLE public.balances (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    serial_number text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    resolution text NOT NULL COLLATE pg_catalog."C",
    minimum_weight text NOT NULL COLLATE pg_catalog."C",
    capacity text NOT NULL COLLATE pg_catalog."C",
    checked_on text COLLATE pg_catalog."C",
    CONSTRAINT ck_balances_id CHECK ((id <> ''::text))
);
CREATE TABLE public.batch_lines (
    id text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    share bigint NOT NULL,
    ingredient text NOT NULL COLLATE pg_catalog."C",
    reserved bigint NOT NULL,
    choice text NOT NULL COLLATE pg_catalog."C",
    form text COLLATE pg_catalog."C",
    lot text COLLATE pg_catalog."C",
    exact text COLLATE pg_catalog."C",
    planned text COLLATE pg_catalog."C",
    tolerance text COLLATE pg_catalog."C",
    CONSTRAINT ck_batch_lines_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_batch_lines_reserved CHECK (((reserved >= 0) AND ((reserved = 0) OR (lot IS NOT NULL))))
);
CREATE TABLE public.batch_steps (
    id text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    step bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    passed bigint NOT NULL,
    done_by text NOT NULL COLLATE pg_catalog."C",
    done_at text NOT NULL COLLATE pg_catalog."C",
    found text COLLATE pg_catalog."C",
    replaces text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    CONSTRAINT ck_batch_steps_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_batch_steps_passed CHECK ((passed = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_batch_steps_reason CHECK (((replaces IS NULL) OR (reason IS NOT NULL)))
);
CREATE TABLE public.batches (
    id text NOT NULL COLLATE pg_catalog."C",
    year bigint NOT NULL,
    number bigint NOT NULL,
    formulation_version text NOT NULL COLLATE pg_catalog."C",
    size text NOT NULL COLLATE pg_catalog."C",
    dimension text NOT NULL COLLATE pg_catalog."C",
    policy text NOT NULL COLLATE pg_catalog."C",
    plan text NOT NULL COLLATE pg_catalog."C",
    plan_digest text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    planned_by text NOT NULL COLLATE pg_catalog."C",
    planned_at text NOT NULL COLLATE pg_catalog."C",
    policy_reason text COLLATE pg_catalog."C",
    plan_signature text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_at text COLLATE pg_catalog."C",
    yield_obtained text COLLATE pg_catalog."C",
    reconciliation text COLLATE pg_catalog."C",
    appearance text COLLATE pg_catalog."C",
    strength_by_certificates text COLLATE pg_catalog."C",
    beyond_use text COLLATE pg_catalog."C",
    binding_rule text COLLATE pg_catalog."C",
    candidates text COLLATE pg_catalog."C",
    storage text COLLATE pg_catalog."C",
    label_count bigint,
    decided_by text COLLATE pg_catalog."C",
    decided_at text COLLATE pg_catalog."C",
    decision_reason text COLLATE pg_catalog."C",
    decision_signature text COLLATE pg_catalog."C",
    CONSTRAINT ck_batches_decided CHECK (((state <> ALL (ARRAY['released'::text, 'rejected'::text, 'aborted'::text, 'void'::text])) OR ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL) AND (decision_signature IS NOT NULL)))),
    CONSTRAINT ck_batches_dimension CHECK ((dimension = ANY (ARRAY['mass'::text, 'volume'::text, 'activity'::text]))),
    CONSTRAINT ck_batches_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_batches_number CHECK ((number >= 1)),
    CONSTRAINT ck_batches_reason CHECK (((state <> ALL (ARRAY['rejected'::text, 'aborted'::text, 'void'::text])) OR (decision_reason IS NOT NULL))),
    CONSTRAINT ck_batches_released CHECK (((state <> 'released'::text) OR ((made_by IS NOT NULL) AND (made_at IS NOT NULL) AND (yield_obtained IS NOT NULL) AND (beyond_use IS NOT NULL) AND (binding_rule IS NOT NULL) AND (candidates IS NOT NULL)))),
    CONSTRAINT ck_batches_state CHECK ((state = ANY (ARRAY['planned'::text, 'weighing'::text, 'weighed'::text, 'verified'::text, 'released'::text, 'rejected'::text, 'aborted'::text, 'void'::text])))
);
CREATE TABLE public.commands (
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    carried_out_at text NOT NULL COLLATE pg_catalog."C",
    arguments text NOT NULL COLLATE pg_catalog."C",
    result text NOT NULL COLLATE pg_catalog."C",
    asked_by text COLLATE pg_catalog."C",
    CONSTRAINT ck_commands_id CHECK ((id <> ''::text))
);
CREATE TABLE public.containers (
    id text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    serial bigint NOT NULL,
    content text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_containers_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_containers_serial CHECK ((serial >= 1)),
    CONSTRAINT ck_containers_state CHECK ((state = ANY (ARRAY['filled'::text, 'dispensed'::text, 'retained'::text, 'destroyed'::text, 'recalled'::text])))
);
CREATE TABLE public.deviations (
    id text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    weighing text COLLATE pg_catalog."C",
    found text COLLATE pg_catalog."C",
    limits text COLLATE pg_catalog."C",
    decides text COLLATE pg_catalog."C",
    decision text COLLATE pg_catalog."C",
    signature text COLLATE pg_catalog."C",
    CONSTRAINT ck_deviations_decision CHECK ((decision = ANY (ARRAY['accepted'::text, 'rejected'::text, 'superseded'::text]))),
    CONSTRAINT ck_deviations_decision_rule CHECK (((decides IS NULL) = (decision IS NULL))),
    CONSTRAINT ck_deviations_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_deviations_signed CHECK (((decision IS NULL) OR (signature IS NOT NULL)))
);
CREATE TABLE public.dispensings (
    id text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    quantity text NOT NULL COLLATE pg_catalog."C",
    dispensed_by text NOT NULL COLLATE pg_catalog."C",
    dispensed_at text NOT NULL COLLATE pg_catalog."C",
    signature text NOT NULL COLLATE pg_catalog."C",
    patient text COLLATE pg_catalog."C",
    ward text COLLATE pg_catalog."C",
    prescriber text COLLATE pg_catalog."C",
    prescriber_address text COLLATE pg_catalog."C",
    prescribed_on text COLLATE pg_catalog."C",
    prescription text COLLATE pg_catalog."C",
    directions text COLLATE pg_catalog."C",
    checks text COLLATE pg_catalog."C",
    CONSTRAINT ck_dispensings_id CHECK ((id <> ''::text))
);
CREATE TABLE public.evidence (
    id text NOT NULL COLLATE pg_catalog."C",
    formulation text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    sample bigint NOT NULL,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    signature text NOT NULL COLLATE pg_catalog."C",
    value text COLLATE pg_catalog."C",
    days bigint,
    storage text COLLATE pg_catalog."C",
    replaces text COLLATE pg_catalog."C",
    CONSTRAINT ck_evidence_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_evidence_kind CHECK ((kind = ANY (ARRAY['water_activity'::text, 'house_limit'::text, 'study'::text]))),
    CONSTRAINT ck_evidence_sample CHECK ((sample = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE public.formulation_versions (
    id text NOT NULL COLLATE pg_catalog."C",
    formulation text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    text text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    imported_by text NOT NULL COLLATE pg_catalog."C",
    imported_at text NOT NULL COLLATE pg_catalog."C",
    approved_by text COLLATE pg_catalog."C",
    approved_at text COLLATE pg_catalog."C",
    approved_signature text COLLATE pg_catalog."C",
    CONSTRAINT ck_formulation_versions_approved CHECK (((state = 'draft'::text) OR ((approved_by IS NOT NULL) AND (approved_at IS NOT NULL) AND (approved_signature IS NOT NULL)))),
    CONSTRAINT ck_formulation_versions_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_formulation_versions_state CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'retired'::text]))),
    CONSTRAINT ck_formulation_versions_version CHECK ((version >= 1))
);
CREATE TABLE public.identities (
    id text NOT NULL COLLATE pg_catalog."C",
    salt bytea NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    birth_date text COLLATE pg_catalog."C",
    number text COLLATE pg_catalog."C",
    address text COLLATE pg_catalog."C",
    CONSTRAINT ck_identities_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_identities_salt CHECK ((length(salt) = 16))
);
CREATE TABLE public.lone_exceptions (
    id text NOT NULL COLLATE pg_catalog."C",
    weighing text NOT NULL COLLATE pg_catalog."C",
    excepted_by text NOT NULL COLLATE pg_catalog."C",
    excepted_at text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    signature text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_lone_exceptions_id CHECK ((id <> ''::text))
);
CREATE TABLE public.lots (
    id text NOT NULL COLLATE pg_catalog."C",
    year bigint NOT NULL,
    number bigint NOT NULL,
    ingredient text NOT NULL COLLATE pg_catalog."C",
    supplier text NOT NULL COLLATE pg_catalog."C",
    lot_number text NOT NULL COLLATE pg_catalog."C",
    expires_on text NOT NULL COLLATE pg_catalog."C",
    containers bigint NOT NULL,
    container_size text NOT NULL COLLATE pg_catalog."C",
    dimension text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    received_by text NOT NULL COLLATE pg_catalog."C",
    received_at text NOT NULL COLLATE pg_catalog."C",
    form text COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    source_batch text COLLATE pg_catalog."C",
    storage text COLLATE pg_catalog."C",
    appearance text COLLATE pg_catalog."C",
    opened_on text COLLATE pg_catalog."C",
    after_opening_days bigint,
    certificate text COLLATE pg_catalog."C",
    assay text COLLATE pg_catalog."C",
    assay_basis text COLLATE pg_catalog."C",
    assay_form text COLLATE pg_catalog."C",
    water text COLLATE pg_catalog."C",
    labelled_potency text COLLATE pg_catalog."C",
    found_strength text COLLATE pg_catalog."C",
    density text COLLATE pg_catalog."C",
    density_temperature text COLLATE pg_catalog."C",
    density_source text COLLATE pg_catalog."C",
    decided_by text COLLATE pg_catalog."C",
    decided_at text COLLATE pg_catalog."C",
    decision_reason text COLLATE pg_catalog."C",
    decision_signature text COLLATE pg_catalog."C",
    CONSTRAINT ck_lots_containers CHECK ((containers >= 1)),
    CONSTRAINT ck_lots_decided CHECK (((state = 'quarantine'::text) OR ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL) AND (decision_signature IS NOT NULL)))),
    CONSTRAINT ck_lots_dimension CHECK ((dimension = ANY (ARRAY['mass'::text, 'volume'::text, 'activity'::text]))),
    CONSTRAINT ck_lots_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_lots_number CHECK ((number >= 1)),
    CONSTRAINT ck_lots_state CHECK ((state = ANY (ARRAY['quarantine'::text, 'accepted'::text, 'refused'::text, 'recalled'::text, 'exhausted'::text])))
);
CREATE TABLE public.movements (
    id text NOT NULL COLLATE pg_catalog."C",
    transfer text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    amount bigint NOT NULL,
    dimension text NOT NULL COLLATE pg_catalog."C",
    moved_by text NOT NULL COLLATE pg_catalog."C",
    moved_at text NOT NULL COLLATE pg_catalog."C",
    lot text COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    container text COLLATE pg_catalog."C",
    dispensing text COLLATE pg_catalog."C",
    CONSTRAINT ck_movements_account CHECK ((account = ANY (ARRAY['lot'::text, 'batch'::text, 'consumed'::text, 'patient'::text, 'waste'::text, 'receipt'::text, 'produced'::text, 'adjustment'::text]))),
    CONSTRAINT ck_movements_amount CHECK ((amount <> 0)),
    CONSTRAINT ck_movements_batch CHECK (((account <> 'batch'::text) OR (batch IS NOT NULL))),
    CONSTRAINT ck_movements_dimension CHECK ((dimension = ANY (ARRAY['mass'::text, 'volume'::text, 'activity'::text]))),
    CONSTRAINT ck_movements_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_movements_item CHECK (((lot IS NOT NULL) OR (batch IS NOT NULL))),
    CONSTRAINT ck_movements_lot CHECK (((account <> 'lot'::text) OR ((lot IS NOT NULL) AND (batch IS NULL)))),
    CONSTRAINT ck_movements_patient CHECK (((account <> 'patient'::text) OR (dispensing IS NOT NULL))),
    CONSTRAINT ck_movements_physical CHECK (((account <> 'produced'::text) OR (lot IS NULL)))
);
CREATE TABLE public.patients (
    id text NOT NULL COLLATE pg_catalog."C",
    added_by text NOT NULL COLLATE pg_catalog."C",
    added_at text NOT NULL COLLATE pg_catalog."C",
    erased_at text COLLATE pg_catalog."C",
    CONSTRAINT ck_patients_id CHECK ((id <> ''::text))
);
CREATE TABLE public.pharmacy (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    profile text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL COLLATE pg_catalog."C",
    time_zone text NOT NULL COLLATE pg_catalog."C",
    sample bigint NOT NULL,
    created_at text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_pharmacy_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_pharmacy_sample CHECK ((sample = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE public.prints (
    id text NOT NULL COLLATE pg_catalog."C",
    paper text NOT NULL COLLATE pg_catalog."C",
    documents_seq bigint NOT NULL,
    documents_head text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    copy bigint NOT NULL,
    printed_by text NOT NULL COLLATE pg_catalog."C",
    printed_at text NOT NULL COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    container text COLLATE pg_catalog."C",
    dispensing text COLLATE pg_catalog."C",
    patient text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    CONSTRAINT ck_prints_duplicate CHECK (((copy = 0) OR ((copy > 0) AND (reason IS NOT NULL)))),
    CONSTRAINT ck_prints_id CHECK ((id <> ''::text))
);
CREATE TABLE public.register (
    id text NOT NULL COLLATE pg_catalog."C",
    series text NOT NULL COLLATE pg_catalog."C",
    year bigint NOT NULL,
    number bigint NOT NULL,
    entered_by text NOT NULL COLLATE pg_catalog."C",
    entered_at text NOT NULL COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    dispensing text COLLATE pg_catalog."C",
    composition text COLLATE pg_catalog."C",
    quantity text COLLATE pg_catalog."C",
    void_reason text COLLATE pg_catalog."C",
    CONSTRAINT ck_register_entry CHECK ((((void_reason IS NOT NULL) AND (batch IS NULL) AND (dispensing IS NULL)) OR ((void_reason IS NULL) AND (batch IS NOT NULL) AND ((series = 'dispensing'::text) = (dispensing IS NOT NULL))))),
    CONSTRAINT ck_register_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_register_number CHECK ((number >= 1)),
    CONSTRAINT ck_register_series CHECK ((series = ANY (ARRAY['preparation'::text, 'dispensing'::text])))
);
CREATE TABLE public.restorations (
    id text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    head text NOT NULL COLLATE pg_catalog."C",
    lost text NOT NULL COLLATE pg_catalog."C",
    last_numbers text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    declared_by text NOT NULL COLLATE pg_catalog."C",
    declared_at text NOT NULL COLLATE pg_catalog."C",
    signature text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_restorations_id CHECK ((id <> ''::text))
);
CREATE TABLE public.signatures (
    id text NOT NULL COLLATE pg_catalog."C",
    signer text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    meaning text NOT NULL COLLATE pg_catalog."C",
    signed_at text NOT NULL COLLATE pg_catalog."C",
    nonce text NOT NULL COLLATE pg_catalog."C",
    signed text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ck_signatures_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_signatures_role CHECK ((role = ANY (ARRAY['technician'::text, 'pharmacist'::text, 'administrator'::text, 'auditor'::text])))
);
CREATE TABLE public.staff (
    id text NOT NULL COLLATE pg_catalog."C",
    login text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    password text NOT NULL COLLATE pg_catalog."C",
    active bigint NOT NULL,
    must_change_password bigint NOT NULL,
    failed_sign_ins bigint NOT NULL,
    lock_count bigint NOT NULL,
    created_at text NOT NULL COLLATE pg_catalog."C",
    locked_until text COLLATE pg_catalog."C",
    recovery text COLLATE pg_catalog."C",
    CONSTRAINT ck_staff_active CHECK ((active = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_staff_counters CHECK (((failed_sign_ins >= 0) AND (lock_count >= 0))),
    CONSTRAINT ck_staff_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_staff_must_change_password CHECK ((must_change_password = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_staff_role CHECK ((role = ANY (ARRAY['technician'::text, 'pharmacist'::text, 'administrator'::text, 'auditor'::text])))
);
CREATE TABLE public.verifications (
    id text NOT NULL COLLATE pg_catalog."C",
    weighing text NOT NULL COLLATE pg_catalog."C",
    weighed_by text NOT NULL COLLATE pg_catalog."C",
    verified_by text NOT NULL COLLATE pg_catalog."C",
    verified_at text NOT NULL COLLATE pg_catalog."C",
    lot_read text NOT NULL COLLATE pg_catalog."C",
    reading text COLLATE pg_catalog."C",
    look text NOT NULL COLLATE pg_catalog."C",
    agrees bigint NOT NULL,
    signature text COLLATE pg_catalog."C",
    CONSTRAINT ck_verifications_agrees CHECK ((agrees = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_verifications_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_verifications_two_persons CHECK ((verified_by <> weighed_by))
);
CREATE TABLE public.weighings (
    id text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    batch_line text NOT NULL COLLATE pg_catalog."C",
    lot text COLLATE pg_catalog."C",
    reading text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    within_tolerance bigint NOT NULL,
    weighed_by text NOT NULL COLLATE pg_catalog."C",
    weighed_at text NOT NULL COLLATE pg_catalog."C",
    target text COLLATE pg_catalog."C",
    balance text COLLATE pg_catalog."C",
    raw_line text COLLATE pg_catalog."C",
    tare_line text COLLATE pg_catalog."C",
    scanned text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    replaces text COLLATE pg_catalog."C",
    CONSTRAINT ck_weighings_balance CHECK (((source <> 'balance'::text) OR ((balance IS NOT NULL) AND (raw_line IS NOT NULL)))),
    CONSTRAINT ck_weighings_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_weighings_lot CHECK (((source = 'declared'::text) OR (lot IS NOT NULL))),
    CONSTRAINT ck_weighings_source CHECK ((source = ANY (ARRAY['balance'::text, 'typed'::text, 'declared'::text]))),
    CONSTRAINT ck_weighings_typed CHECK (((source <> 'typed'::text) OR (reason IS NOT NULL))),
    CONSTRAINT ck_weighings_within_tolerance CHECK ((within_tolerance = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.audit VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 'd928ba43fc309f6a1fcecb3a2e2030333af2c693da36a92c22147d4a0a0af8fb', '{"act":"init","at":"2025-01-15T08:00:01.000000+00:00","by":"adm","command":"command-25501-1-3b933d62","reason":null,"rows":[{"changed":{"address":[null,"1 rue du Test"],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"pharmacy-1"],"language":[null,"fr"],"name":[null,"Pharmacie de l’Hôpital"],"profile":[null,"FR"],"sample":[null,1],"time_zone":[null,"Europe/Paris"]},"key":"pharmacy-1","new":"5c3cfe825c4c3b4f2beb74d3f7f016964b482ddf6e875b849326a7b7b00e12d9","old":null,"secret":[],"table":"pharmacy"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"adm"],"lock_count":[null,0],"login":[null,"adm-login"],"must_change_password":[null,0],"name":[null,"Name of adm"],"role":[null,"administrator"]},"key":"adm","new":"b5d4a9f79a844e3aee0c3dd2ba2a5168ee1606b6d576686535e206945caeb2e2","old":null,"secret":["password","recovery"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"tech"],"lock_count":[null,0],"login":[null,"tech-login"],"must_change_password":[null,0],"name":[null,"Name of tech"],"role":[null,"technician"]},"key":"tech","new":"d2dba53cb8158a519271e3ac4b0b84371812312aaeae4bf1064d306a86b0615a","old":null,"secret":["password"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"pharm"],"lock_count":[null,0],"login":[null,"pharm-login"],"must_change_password":[null,0],"name":[null,"Name of pharm"],"role":[null,"pharmacist"]},"key":"pharm","new":"cd1c2e60bc2c677982b3638b0cec8531871067bb4656bcb82dcc77294dae97b4","old":null,"secret":["password"],"table":"staff"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"command-25501-1-3b933d62"],"kind":[null,"init"],"result":[null,"{\"pharmacy\": \"pharmacy-1\"}"],"seq":[null,1]},"key":"command-25501-1-3b933d62","new":"aaff346048e2152f2273646c5c698f94e67aaa79d1a11683d88cca4d29f24e28","old":null,"secret":[],"table":"commands"}],"seq":1}');
INSERT INTO public.audit VALUES (2, 'd928ba43fc309f6a1fcecb3a2e2030333af2c693da36a92c22147d4a0a0af8fb', '16830a46b5823661258d4e039481e1f124f332d0860c1e77f1db3d87febad593', '{"act":"register_balance","at":"2025-01-15T08:00:02.000000+00:00","by":"adm","command":"command-25501-2-2ed330ae","reason":null,"rows":[{"changed":{"capacity":[null,"600 g"],"checked_on":[null,"2026-11-24"],"id":[null,"balance-1"],"minimum_weight":[null,"0.5 g"],"name":[null,"Bench"],"resolution":[null,"0.01 g"],"serial_number":[null,"B123"],"unit":[null,"g"]},"key":"balance-1","new":"8a368391f8df3d661a10a7f01d0ce38845628ca2baf48d419fa28511ce8c10bf","old":null,"secret":[],"table":"balances"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:02.000000+00:00"],"id":[null,"command-25501-2-2ed330ae"],"kind":[null,"register_balance"],"result":[null,"{}"],"seq":[null,2]},"key":"command-25501-2-2ed330ae","new":"8ddfaa57257d9b464597f7d44ca02ce71ed102af53a4322cdeb5e0284d59c499","old":null,"secret":[],"table":"commands"}],"seq":2}');
INSERT INTO public.audit VALUES (3, '16830a46b5823661258d4e039481e1f124f332d0860c1e77f1db3d87febad593', '42f6bc3feda3d625c4747ad1962682f65518a4429bbfe9afc7e5c7b8fd34e9eb', '{"act":"import_formulation","at":"2025-01-15T08:00:03.000000+00:00","by":"tech","command":"command-25501-3-2d5a52cf","reason":null,"rows":[{"changed":{"digest":[null,"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"],"formulation":[null,"sts-ointment-25"],"id":[null,"sts-ointment-25/1"],"imported_at":[null,"2025-01-15T08:00:03.000000+00:00"],"imported_by":[null,"tech"],"state":[null,"draft"],"text":[null,"name = ''é''"],"version":[null,1]},"key":"sts-ointment-25/1","new":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","old":null,"secret":[],"table":"formulation_versions"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:03.000000+00:00"],"id":[null,"command-25501-3-2d5a52cf"],"kind":[null,"import_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,3]},"key":"command-25501-3-2d5a52cf","new":"5f03867e254ec0f413ffcf25439021dc6fccfb85494b8f7c197968576b111409","old":null,"secret":[],"table":"commands"}],"seq":3}');
INSERT INTO public.audit VALUES (4, '42f6bc3feda3d625c4747ad1962682f65518a4429bbfe9afc7e5c7b8fd34e9eb', 'e3729bc7dad8e19420bb4660eb2438ff1d61ddd7e150d3ae7559a8b1011956ba', '{"act":"approve_formulation","at":"2025-01-15T08:00:04.000000+00:00","by":"pharm","command":"command-25501-4-6bc8b8cd","reason":null,"rows":[{"changed":{"approved_at":[null,"2025-01-15T08:00:04.000000+00:00"],"approved_by":[null,"pharm"],"approved_signature":[null,"f36a6302ab3f6adaa336869521b031e3"],"state":["draft","approved"]},"key":"sts-ointment-25/1","new":"9582ee633e2b6a1a4f41cf53f860e7ff0127e331c9dee39bef6e8eadb299eeeb","old":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","secret":[],"table":"formulation_versions"},{"changed":{"days":[null,90],"formulation":[null,"sts-ointment-25"],"id":[null,"evidence-1"],"kind":[null,"house_limit"],"recorded_at":[null,"2025-01-15T08:00:04.000000+00:00"],"recorded_by":[null,"pharm"],"sample":[null,1],"signature":[null,"f36a6302ab3f6adaa336869521b031e3"],"source":[null,"house"]},"key":"evidence-1","new":"480f7b2ae05057e12c5e585815fbaceb4643549f58313dc2728288bb0e0a9d9b","old":null,"secret":[],"table":"evidence"},{"changed":{"id":[null,"f36a6302ab3f6adaa336869521b031e3"],"meaning":[null,"approve_formulation"],"nonce":[null,"622cdb4c35a00e385327f93912cbddf6"],"role":[null,"pharmacist"],"signed":[null,"[[\"formulation_versions\", \"sts-ointment-25/1\", \"9582ee633e2b6a1a4f41cf53f860e7ff0127e331c9dee39bef6e8eadb299eeeb\"]]"],"signed_at":[null,"2025-01-15T08:00:04.000000+00:00"],"signer":[null,"pharm"]},"key":"f36a6302ab3f6adaa336869521b031e3","new":"9f69047dde18f14a3768ce2a590b115945b77dd88acb4aa7b7f6f8ad4b3b16e2","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:04.000000+00:00"],"id":[null,"command-25501-4-6bc8b8cd"],"kind":[null,"approve_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,4]},"key":"command-25501-4-6bc8b8cd","new":"6fe15a844b9347a6ec0b5cf8bcb1306928522b4ba51938bcd93c9358292ea32c","old":null,"secret":[],"table":"commands"}],"seq":4}');
INSERT INTO public.audit VALUES (5, 'e3729bc7dad8e19420bb4660eb2438ff1d61ddd7e150d3ae7559a8b1011956ba', '34734d3668a3fdcf59e856d3f6a182eec547e7183e90d84d4e78e8dd92637197', '{"act":"receive_lot","at":"2025-01-15T08:00:05.000000+00:00","by":"tech","command":"command-25501-5-099c9aae","reason":null,"rows":[{"changed":{"assay":[null,"99.6 %"],"assay_basis":[null,"dried"],"assay_form":[null,"anhydrous"],"certificate":[null,"CoA 7"],"container_size":[null,"500 g"],"containers":[null,2],"density":[null,"1.05 g/mL"],"density_source":[null,"measured"],"dimension":[null,"mass"],"expires_on":[null,"2027-06-30"],"form":[null,"pentahydrate"],"id":[null,"lot-1"],"ingredient":[null,"sodium thiosulfate"],"lot_number":[null,"TS2409-3"],"maker":[null,"Maker"],"number":[null,1],"received_at":[null,"2025-01-15T08:00:05.000000+00:00"],"received_by":[null,"tech"],"state":[null,"quarantine"],"supplier":[null,"Supplier"],"unit":[null,"g"],"water":[null,"34 %"],"year":[null,2025]},"key":"lot-1","new":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","old":null,"secret":[],"table":"lots"},{"changed":{"account":[null,"receipt"],"amount":[null,-1000000000000],"dimension":[null,"mass"],"id":[null,"7acf184df079c410710e44662f52e111"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"7eed2d0ca9992b1ebb59934c2f689ba5"]},"key":"7acf184df079c410710e44662f52e111","new":"41884f0cc26b2cdf3275ae57d71d20dd322aec0b12201127e666dadf9f594206","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"lot"],"amount":[null,1000000000000],"dimension":[null,"mass"],"id":[null,"0de8de35694e5272b823f8a296251e7d"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"7eed2d0ca9992b1ebb59934c2f689ba5"]},"key":"0de8de35694e5272b823f8a296251e7d","new":"c22be14707e4ff902126f9d07ada34a8d555d69a2a3323cad5b6c21cd694524a","old":null,"secret":[],"table":"movements"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:05.000000+00:00"],"id":[null,"command-25501-5-099c9aae"],"kind":[null,"receive_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,5]},"key":"command-25501-5-099c9aae","new":"a5f96f8ad31104b3838361c0738ed0263e7ba493502b2590c5f94ba764be4347","old":null,"secret":[],"table":"commands"}],"seq":5}');
INSERT INTO public.audit VALUES (6, '34734d3668a3fdcf59e856d3f6a182eec547e7183e90d84d4e78e8dd92637197', 'e455a7cd6974debd2a6625ecab0f7251ef5a0b99641b8a50c2a3966bf12fa578', '{"act":"accept_lot","at":"2025-01-15T08:00:06.000000+00:00","by":"pharm","command":"command-25501-6-2e6738ad","reason":null,"rows":[{"changed":{"decided_at":[null,"2025-01-15T08:00:06.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"9171de070533cd04ded3156dd37f2c25"],"state":["quarantine","accepted"]},"key":"lot-1","new":"c994f2b4670186f855a36b59812cbc8be5daa9b6d059539210cd845ec84c294a","old":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","secret":[],"table":"lots"},{"changed":{"id":[null,"9171de070533cd04ded3156dd37f2c25"],"meaning":[null,"accept_lot"],"nonce":[null,"f1b249ae3b7a64d7070a286798795c0b"],"role":[null,"pharmacist"],"signed":[null,"[[\"lots\", \"lot-1\", \"c994f2b4670186f855a36b59812cbc8be5daa9b6d059539210cd845ec84c294a\"]]"],"signed_at":[null,"2025-01-15T08:00:06.000000+00:00"],"signer":[null,"pharm"]},"key":"9171de070533cd04ded3156dd37f2c25","new":"763eb457d9af27a9a04d27284127410e5d2c0eb596693547f50cf8b4fc52f93e","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:06.000000+00:00"],"id":[null,"command-25501-6-2e6738ad"],"kind":[null,"accept_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,6]},"key":"command-25501-6-2e6738ad","new":"11c740075c5418aa08190c27c75126f36e2f4bdc7420ffab5c3edc024de394c8","old":null,"secret":[],"table":"commands"}],"seq":6}');
INSERT INTO public.audit VALUES (7, 'e455a7cd6974debd2a6625ecab0f7251ef5a0b99641b8a50c2a3966bf12fa578', '61e5f179954c431aea4ac19f1a5674ecc24c9568eff7e48f59ebbd13193f7e66', '{"act":"add_patient","at":"2025-01-15T08:00:07.000000+00:00","by":"pharm","command":"command-25501-7-4996e1d4","reason":null,"rows":[{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-1"]},"key":"patient-1","new":"ce3def76e7a331a25ac2a66768c882d97fe6a89e25145460128a6e7b9a1348b0","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-1","new":"75533e89d508fad67fa4c5610dbf7b1dc62065fc25ce1b33064c47714d542f70","old":null,"secret":[],"table":"identities"},{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-2"]},"key":"patient-2","new":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-2","new":"40ac71191d38e2c6c21ac409af57147a8bbe64b951a74e1a16d18b63be05247a","old":null,"secret":[],"table":"identities"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:07.000000+00:00"],"id":[null,"command-25501-7-4996e1d4"],"kind":[null,"add_patient"],"result":[null,"{}"],"seq":[null,7]},"key":"command-25501-7-4996e1d4","new":"cd6ce0d57d6fbe3316d5bda8c55dac65abd52e87ba2c811f25de5d160aea5007","old":null,"secret":[],"table":"commands"}],"seq":7}');
INSERT INTO public.audit VALUES (8, '61e5f179954c431aea4ac19f1a5674ecc24c9568eff7e48f59ebbd13193f7e66', '17a23871394022c6f034a1bc71e839aa16dc02916d783bc6ce18c43f649ba433', '{"act":"plan_batch","at":"2025-01-15T08:00:08.000000+00:00","by":"pharm","command":"command-25501-8-fd55eb07","reason":null,"rows":[{"changed":{"dimension":[null,"mass"],"formulation_version":[null,"sts-ointment-25/1"],"id":[null,"B-2026-1"],"number":[null,1],"plan":[null,"{}"],"plan_digest":[null,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"plan_signature":[null,"2307b419bc9d9b2384b795c796f7039d"],"planned_at":[null,"2025-01-15T08:00:08.000000+00:00"],"planned_by":[null,"pharm"],"policy":[null,"full"],"size":[null,"200 g"],"state":[null,"planned"],"year":[null,2025]},"key":"B-2026-1","new":"e81f0b363014669139ba123c2e579b7df0dc5a47e20c1c28e456653c48e823d4","old":null,"secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-1"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,1],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-1","new":"17746eaec8a003cc124725b3791bcc8cc9c27c735bc7036af8eb3958edbd891e","old":null,"secret":[],"table":"batch_lines"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-2"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,2],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-2","new":"466ea23206bceb2568f04a4936a9174e7787a337ae3ce6ffd88add319fae1c5a","old":null,"secret":[],"table":"batch_lines"},{"changed":{"id":[null,"2307b419bc9d9b2384b795c796f7039d"],"meaning":[null,"plan_batch"],"nonce":[null,"01370475f26da9be191b0d59a3671a30"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"e81f0b363014669139ba123c2e579b7df0dc5a47e20c1c28e456653c48e823d4\"]]"],"signed_at":[null,"2025-01-15T08:00:08.000000+00:00"],"signer":[null,"pharm"]},"key":"2307b419bc9d9b2384b795c796f7039d","new":"c53c6256c5c6c39cb6fa3423d56189f3c0be5245a48dba52c11d7f010c7a448f","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:08.000000+00:00"],"id":[null,"command-25501-8-fd55eb07"],"kind":[null,"plan_batch"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,8]},"key":"command-25501-8-fd55eb07","new":"1f512bfadba4a85a1614a3d2d3ab56ac59906c8cf41f44805158f43a91d78635","old":null,"secret":[],"table":"commands"}],"seq":8}');
INSERT INTO public.audit VALUES (9, '17a23871394022c6f034a1bc71e839aa16dc02916d783bc6ce18c43f649ba433', '2913b600ccb9262bdd4cc292ec47faece64c84f412dd35d2ea09196777a0d630', '{"act":"record_weighing","at":"2025-01-15T08:00:09.000000+00:00","by":"tech","command":"command-25501-9-a84be5a8","reason":null,"rows":[{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-1"],"id":[null,"weighing-1"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,1]},"key":"weighing-1","new":"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"300a706e5929ae1b57b5449bca72a0de"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"4abcba4f17c0a20846e6404a36a04c4c"]},"key":"300a706e5929ae1b57b5449bca72a0de","new":"831e363caee6321befa3197dc4690bc69771c0efba27515a0ef912cacfbd0ee7","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"68e047a464f82eb80c6792db2ac62f33"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"4abcba4f17c0a20846e6404a36a04c4c"]},"key":"68e047a464f82eb80c6792db2ac62f33","new":"351bd452def6cc5a270eec8e0d7e8659a32d217f155a489ea88929ff877cb66e","old":null,"secret":[],"table":"movements"},{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-2"],"id":[null,"weighing-2"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,0]},"key":"weighing-2","new":"ef90acd6d587c539d2cc4e701ef12a22b144be524f84dad72b36ee2a700390ae","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"113c6cd9d2a15ce23d2fef8839436f35"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"cbbdedfd4adc73438a2b27e66cbd79bd"]},"key":"113c6cd9d2a15ce23d2fef8839436f35","new":"6c6f62e5293e49c6bbc582d65815786913ddca50c75aea2f725c39ff4227f602","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"8d1e1cf85c4c38810de62cecf1184f7f"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"cbbdedfd4adc73438a2b27e66cbd79bd"]},"key":"8d1e1cf85c4c38810de62cecf1184f7f","new":"974569c0ec4511d6abd63c01b2acd6a4acb32c99b7ed242e22cd89e64a404fb6","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"done_at":[null,"2025-01-15T08:00:09.000000+00:00"],"done_by":[null,"tech"],"found":[null,"smooth"],"id":[null,"step-1"],"kind":[null,"mix"],"passed":[null,1],"step":[null,1]},"key":"step-1","new":"648a9e119ea4ae62cfe8241042d867b55e5513d96b1de5c59406e438df8b101b","old":null,"secret":[],"table":"batch_steps"},{"changed":{"batch":[null,"B-2026-1"],"found":[null,"100 g"],"id":[null,"deviation-1"],"limits":[null,"99 g"],"reason":[null,"spilt"],"recorded_at":[null,"2025-01-15T08:00:09.000000+00:00"],"recorded_by":[null,"tech"],"subject":[null,"weighing"],"weighing":[null,"weighing-2"]},"key":"deviation-1","new":"570c3c2bf3c4a754346f8f9d3af536f233d0db087d3a554cca01ef1ab5fac4e1","old":null,"secret":[],"table":"deviations"},{"changed":{"made_at":[null,"2025-01-15T08:00:09.000000+00:00"],"made_by":[null,"tech"],"state":["planned","weighed"]},"key":"B-2026-1","new":"c13faeb75b3f1cc6bd3a1b0ae4ab34f2b8ae345025d20156348097ede4f2dbf0","old":"e81f0b363014669139ba123c2e579b7df0dc5a47e20c1c28e456653c48e823d4","secret":[],"table":"batches"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:09.000000+00:00"],"id":[null,"command-25501-9-a84be5a8"],"kind":[null,"record_weighing"],"result":[null,"{}"],"seq":[null,9]},"key":"command-25501-9-a84be5a8","new":"796c7cd1544ecee842e42131850d433058b5db87e301bb1324b04ff023d22606","old":null,"secret":[],"table":"commands"}],"seq":9}');
INSERT INTO public.audit VALUES (10, '2913b600ccb9262bdd4cc292ec47faece64c84f412dd35d2ea09196777a0d630', 'dde416dc0bd618da1ea70c45aeecafb64d2e9966fbf5e69759cd1e05d2764cde', '{"act":"verify","at":"2025-01-15T08:00:10.000000+00:00","by":"pharm","command":"command-25501-10-fa663fec","reason":null,"rows":[{"changed":{"agrees":[null,1],"id":[null,"verification-1"],"look":[null,"white"],"lot_read":[null,"TS2409-3"],"reading":[null,"100 g"],"signature":[null,"97a0d471f83329d89da972ff6398ebfb"],"verified_at":[null,"2025-01-15T08:00:10.000000+00:00"],"verified_by":[null,"pharm"],"weighed_by":[null,"tech"],"weighing":[null,"weighing-1"]},"key":"verification-1","new":"6af7b20f294af90bf8df1bfa5f975287b4d2d75aaecca81b0fd3ac4756d3be64","old":null,"secret":[],"table":"verifications"},{"changed":{"excepted_at":[null,"2025-01-15T08:00:10.000000+00:00"],"excepted_by":[null,"pharm"],"id":[null,"lone-1"],"reason":[null,"night"],"signature":[null,"97a0d471f83329d89da972ff6398ebfb"],"weighing":[null,"weighing-2"]},"key":"lone-1","new":"2bb842a286bbfd9af03deb242ecf6e24aee83297428028d093ba881bab1a7d5b","old":null,"secret":[],"table":"lone_exceptions"},{"changed":{"batch":[null,"B-2026-1"],"decides":[null,"deviation-1"],"decision":[null,"accepted"],"id":[null,"deviation-2"],"reason":[null,"within strength"],"recorded_at":[null,"2025-01-15T08:00:10.000000+00:00"],"recorded_by":[null,"pharm"],"signature":[null,"97a0d471f83329d89da972ff6398ebfb"],"subject":[null,"weighing"]},"key":"deviation-2","new":"1b4d738063b68c8d4c53338cbd7d9039b6264e7082026efdc11c658d1bdd59f1","old":null,"secret":[],"table":"deviations"},{"changed":{"state":["weighed","verified"]},"key":"B-2026-1","new":"7ea3a17ff51c6a397db6544930a6853a989343165b0b4f68c0dfabf1c4d35a19","old":"c13faeb75b3f1cc6bd3a1b0ae4ab34f2b8ae345025d20156348097ede4f2dbf0","secret":[],"table":"batches"},{"changed":{"id":[null,"97a0d471f83329d89da972ff6398ebfb"],"meaning":[null,"verify"],"nonce":[null,"703d5c6a1b5c910a96c2e1eaeedd4d48"],"role":[null,"pharmacist"],"signed":[null,"[[\"weighings\", \"weighing-1\", \"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad\"], [\"batches\", \"B-2026-1\", \"7ea3a17ff51c6a397db6544930a6853a989343165b0b4f68c0dfabf1c4d35a19\"]]"],"signed_at":[null,"2025-01-15T08:00:10.000000+00:00"],"signer":[null,"pharm"]},"key":"97a0d471f83329d89da972ff6398ebfb","new":"683778aa785b1c836203e1be96ce7a03583b9b064570276846b582c1c9ae0248","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:10.000000+00:00"],"id":[null,"command-25501-10-fa663fec"],"kind":[null,"verify"],"result":[null,"{}"],"seq":[null,10]},"key":"command-25501-10-fa663fec","new":"32da7e34bbeda4669b7452f6e383ebfa00db61373680aa4a06f74adc398568b9","old":null,"secret":[],"table":"commands"}],"seq":10}');
INSERT INTO public.audit VALUES (11, 'dde416dc0bd618da1ea70c45aeecafb64d2e9966fbf5e69759cd1e05d2764cde', 'a33d9748e5f6c5a52623876212b80da9d97921f0adee19fc0e6e9978a77b17db', '{"act":"release","at":"2025-01-15T08:00:11.000000+00:00","by":"pharm","command":"command-25501-11-57d75a9c","reason":null,"rows":[{"changed":{"beyond_use":[null,"2027-02-21"],"binding_rule":[null,"house"],"candidates":[null,"[]"],"decided_at":[null,"2025-01-15T08:00:11.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"95d50858116592bb30f2c9e5c2f95a0b"],"state":["verified","released"],"yield_obtained":[null,"198 g"]},"key":"B-2026-1","new":"145b4c35ece13ff8f2ec3f750bc89b0fbfccfbd24a7b17423ce9fcd971d4cca3","old":"7ea3a17ff51c6a397db6544930a6853a989343165b0b4f68c0dfabf1c4d35a19","secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"content":[null,"198 g"],"id":[null,"B-2026-1/1"],"serial":[null,1],"state":[null,"filled"]},"key":"B-2026-1/1","new":"a7d503912448b9c421188d7c76da940374f216268350e6c056cd4d4641de635c","old":null,"secret":[],"table":"containers"},{"changed":{"account":[null,"batch"],"amount":[null,-200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"cb8e01066a5d37a33025c839534792f7"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"cdba11ce9ee7f69b97de049dc5b3e099"]},"key":"cb8e01066a5d37a33025c839534792f7","new":"0d5b1b6c247156c77227cd6e0d0388890150671fac6f0ebebe3051b20e89871c","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"consumed"],"amount":[null,200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"b6be812f46d9de2630017a2a5572bb8a"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"cdba11ce9ee7f69b97de049dc5b3e099"]},"key":"b6be812f46d9de2630017a2a5572bb8a","new":"6c03f46ada7aaa7b9804fd36329faf0d5a57c01e9632b539640da317f528c437","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"produced"],"amount":[null,-198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"f687ceb9b79e6447bb2176fc91df6bb0"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"be382d4cf1d649c538583afb354d428f"]},"key":"f687ceb9b79e6447bb2176fc91df6bb0","new":"8193431df357021fd6939d2563d33a83e4a7fd4214f5de1028cafc505837285f","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"2813c88edc8e21b7877ad7ac8e26e62f"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"be382d4cf1d649c538583afb354d428f"]},"key":"2813c88edc8e21b7877ad7ac8e26e62f","new":"b6676ef9822d051d9f6bf28cd258e0752dc70164bce98f2dc0ca1f9a903da413","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"entered_at":[null,"2025-01-15T08:00:11.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"preparation-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"preparation"],"year":[null,2025]},"key":"preparation-2025-1","new":"85deb639731bb9df162078aac982b765a4368ab071a2b2df10830fcebefe261c","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"95d50858116592bb30f2c9e5c2f95a0b"],"meaning":[null,"release"],"nonce":[null,"31c2cfd94d5b43c401f018020f9a78e9"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"145b4c35ece13ff8f2ec3f750bc89b0fbfccfbd24a7b17423ce9fcd971d4cca3\"]]"],"signed_at":[null,"2025-01-15T08:00:11.000000+00:00"],"signer":[null,"pharm"]},"key":"95d50858116592bb30f2c9e5c2f95a0b","new":"f77710069b07f3abd6eb0e6abed4647f2ebb6ff3fea43cfdc442e78bf8d3e80e","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:11.000000+00:00"],"id":[null,"command-25501-11-57d75a9c"],"kind":[null,"release"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,11]},"key":"command-25501-11-57d75a9c","new":"b8ae13140c71c4ceb6ed2c374b3a00e4edc144d334fc35de4e727fd04d21d981","old":null,"secret":[],"table":"commands"}],"seq":11}');
INSERT INTO public.audit VALUES (12, 'a33d9748e5f6c5a52623876212b80da9d97921f0adee19fc0e6e9978a77b17db', '0f660880998598095911708a79dfa5976c47dbdf0a4da36db1592d03858b4216', '{"act":"dispense","at":"2025-01-15T08:00:12.000000+00:00","by":"pharm","command":"command-25501-12-57cb217a","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"checks":[null,"[]"],"directions":[null,"thinly"],"dispensed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"dispensed_by":[null,"pharm"],"id":[null,"disp-1"],"patient":[null,"patient-1"],"prescribed_on":[null,"2026-11-23"],"prescriber":[null,"Dr Martin"],"prescriber_address":[null,"3 rue"],"prescription":[null,"apply"],"quantity":[null,"10 g"],"signature":[null,"1f02b2bdc2fde6fe06d5030384dfecb5"]},"key":"disp-1","new":"d4aadf2d9db17f94055603c253dcf8f9f8a99fb712f422c8dd9de24f5b286d65","old":null,"secret":[],"table":"dispensings"},{"changed":{"account":[null,"batch"],"amount":[null,-10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"9fc1ac90b011f997dcc16a974f8f3935"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"cb43af1844a0b90783551579cb6edd77"]},"key":"9fc1ac90b011f997dcc16a974f8f3935","new":"eabf1cce58a213d3b8d04541f98b5acf4a6721d017c6e5824d2b585275f339b6","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"patient"],"amount":[null,10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"dispensing":[null,"disp-1"],"id":[null,"1283581da79eb3c7069cde7345e46e34"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"cb43af1844a0b90783551579cb6edd77"]},"key":"1283581da79eb3c7069cde7345e46e34","new":"f7642deb0d15b408acfd4761c94bcc186f21901a69a7bd3c998f75e58cb0cb02","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"dispensing":[null,"disp-1"],"entered_at":[null,"2025-01-15T08:00:12.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"dispensing-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"dispensing"],"year":[null,2025]},"key":"dispensing-2025-1","new":"889ebd32c62006cdb8788cbb85221c4e114f75c4893abc37fabb2c9e865ff9c5","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"1f02b2bdc2fde6fe06d5030384dfecb5"],"meaning":[null,"dispense"],"nonce":[null,"a3c47f47294ba43bbd1131f1e9d0243f"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"145b4c35ece13ff8f2ec3f750bc89b0fbfccfbd24a7b17423ce9fcd971d4cca3\"]]"],"signed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"signer":[null,"pharm"]},"key":"1f02b2bdc2fde6fe06d5030384dfecb5","new":"225a9ba91f3740b6ee559eb0f9b62f7e4bb52dd917c438fd0f92c251beaae5d7","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:12.000000+00:00"],"id":[null,"command-25501-12-57cb217a"],"kind":[null,"dispense"],"result":[null,"{\"dispensing\": \"disp-1\"}"],"seq":[null,12]},"key":"command-25501-12-57cb217a","new":"7ce624b961844915075d0096e205b22c0be9c2f026556b89c84a5939c878f086","old":null,"secret":[],"table":"commands"}],"seq":12}');
INSERT INTO public.audit VALUES (13, '0f660880998598095911708a79dfa5976c47dbdf0a4da36db1592d03858b4216', '31c98a621ad20df72fb59b531183f2b53bfe69bcf51ee93f4e19dd585ead79df', '{"act":"print","at":"2025-01-15T08:00:13.000000+00:00","by":"pharm","command":"command-25501-13-7786788f","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"copy":[null,1],"digest":[null,"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"],"dispensing":[null,"disp-1"],"documents_head":[null,"0f660880998598095911708a79dfa5976c47dbdf0a4da36db1592d03858b4216"],"documents_seq":[null,12],"id":[null,"print-1"],"paper":[null,"patient_label"],"patient":[null,"patient-1"],"printed_at":[null,"2025-01-15T08:00:13.000000+00:00"],"printed_by":[null,"pharm"],"reason":[null,"torn"]},"key":"print-1","new":"4f4a9d20059ca4077458d7ad0121b99373439323c892c09523bf22640fd1cb06","old":null,"secret":[],"table":"prints"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:13.000000+00:00"],"id":[null,"command-25501-13-7786788f"],"kind":[null,"print"],"result":[null,"{}"],"seq":[null,13]},"key":"command-25501-13-7786788f","new":"3d0d2574be28d697f0234e168164d201e138876cb16122552cb3ffd8330d19ba","old":null,"secret":[],"table":"commands"}],"seq":13}');
INSERT INTO public.audit VALUES (14, '31c98a621ad20df72fb59b531183f2b53bfe69bcf51ee93f4e19dd585ead79df', '522f6f38aee8b282d88b6271d198a41de068949432dcf59f03b746a205321d89', '{"act":"backup","at":"2025-01-15T08:00:14.000000+00:00","by":"adm","command":"command-25501-14-3f649e92","reason":null,"rows":[{"changed":{"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"file_name":[null,"copy.db"],"head":[null,"31c98a621ad20df72fb59b531183f2b53bfe69bcf51ee93f4e19dd585ead79df"],"id":[null,"backup-1"],"made_at":[null,"2025-01-15T08:00:14.000000+00:00"],"made_by":[null,"adm"],"seq":[null,13]},"key":"backup-1","new":"5102dba051eeb46007787cf405697b6b856eb4b8e4cb612d286928437ef36360","old":null,"secret":[],"table":"backups"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:14.000000+00:00"],"id":[null,"command-25501-14-3f649e92"],"kind":[null,"backup"],"result":[null,"{}"],"seq":[null,14]},"key":"command-25501-14-3f649e92","new":"afc18c208ae5f2e9aef2bee7aba2cf5b714e9325334b789d35ade65ddaf91244","old":null,"secret":[],"table":"commands"}],"seq":14}');
INSERT INTO public.audit VALUES (15, '522f6f38aee8b282d88b6271d198a41de068949432dcf59f03b746a205321d89', '2af562bcd26e9e9725237441f8e9e3f0968f91d0b86b84d02f64320b3471ce78', '{"act":"restore","at":"2025-01-15T08:00:15.000000+00:00","by":"adm","command":"command-25501-15-dd834439","reason":"drill","rows":[{"changed":{"declared_at":[null,"2025-01-15T08:00:15.000000+00:00"],"declared_by":[null,"adm"],"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"head":[null,"522f6f38aee8b282d88b6271d198a41de068949432dcf59f03b746a205321d89"],"id":[null,"restoration-1"],"last_numbers":[null,"{}"],"lost":[null,"[]"],"reason":[null,"drill"],"seq":[null,14],"signature":[null,"92967c479b26fa56d7343f44e89b64e9"]},"key":"restoration-1","new":"d648749869198c68b551b16dfab118ee6e364bedf8b217dffcc9a7c486f718f4","old":null,"secret":[],"table":"restorations"},{"changed":{"id":[null,"92967c479b26fa56d7343f44e89b64e9"],"meaning":[null,"restore"],"nonce":[null,"faffa7fde970c12c6c0e1e2fe5070255"],"role":[null,"administrator"],"signed":[null,"[[\"backups\", \"backup-1\", \"5102dba051eeb46007787cf405697b6b856eb4b8e4cb612d286928437ef36360\"]]"],"signed_at":[null,"2025-01-15T08:00:15.000000+00:00"],"signer":[null,"adm"]},"key":"92967c479b26fa56d7343f44e89b64e9","new":"4fe7aff28ced54bc8efff4713ba96afe6d22d764e3f1c73678e4385d7b85defd","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:15.000000+00:00"],"id":[null,"command-25501-15-dd834439"],"kind":[null,"restore"],"result":[null,"{}"],"seq":[null,15]},"key":"command-25501-15-dd834439","new":"4f9b6d4d0bc89944413517d29d8a59b2678f4b7678cc10d4e5051e0c8e19f7ba","old":null,"secret":[],"table":"commands"}],"seq":15}');
INSERT INTO public.audit VALUES (16, '2af562bcd26e9e9725237441f8e9e3f0968f91d0b86b84d02f64320b3471ce78', 'ee5992fb56529948e490303c751cff16902f4ea711153bdd023a4cc4f8fb4a96', '{"act":"erase_patient","at":"2025-01-15T08:00:16.000000+00:00","by":"pharm","command":"command-25501-16-87f7fd6b","reason":"asked for","rows":[{"changed":{},"key":"patient-2","new":null,"old":"40ac71191d38e2c6c21ac409af57147a8bbe64b951a74e1a16d18b63be05247a","secret":[],"table":"identities"},{"changed":{"erased_at":[null,"2025-01-15T08:00:16.000000+00:00"]},"key":"patient-2","new":"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5","old":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","secret":[],"table":"patients"},{"changed":{"id":[null,"ec6e100c2e7620e70bf412ee3db9cb60"],"meaning":[null,"erase_patient"],"nonce":[null,"7e4633e636348fa8de1b495cb8b098ad"],"role":[null,"pharmacist"],"signed":[null,"[[\"patients\", \"patient-2\", \"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5\"]]"],"signed_at":[null,"2025-01-15T08:00:16.000000+00:00"],"signer":[null,"pharm"]},"key":"ec6e100c2e7620e70bf412ee3db9cb60","new":"2969a6f5ffe29d1380a30c0609b9e11f28c0645cc596bf883b157347027b2fb8","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:16.000000+00:00"],"id":[null,"command-25501-16-87f7fd6b"],"kind":[null,"erase_patient"],"result":[null,"{}"],"seq":[null,16]},"key":"command-25501-16-87f7fd6b","new":"2f95d65d9a835bc09c83cde52a6e2c51fa0b208a01bd225241c751189743c6da","old":null,"secret":[],"table":"commands"}],"seq":16}');
INSERT INTO public.backups VALUES ('backup-1', 'copy.db', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 13, '31c98a621ad20df72fb59b531183f2b53bfe69bcf51ee93f4e19dd585ead79df', 'adm', '2025-01-15T08:00:14.000000+00:00');
INSERT INTO public.balances VALUES ('balance-1', 'Bench', 'B123', 'g', '0.01 g', '0.5 g', '600 g', '2026-11-24');
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-1', 'B-2026-1', 1, 1, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %');
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-2', 'B-2026-1', 1, 2, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %');
INSERT INTO public.batch_steps VALUES ('step-1', 'B-2026-1', 1, 'mix', 1, 'tech', '2025-01-15T08:00:09.000000+00:00', 'smooth', NULL, NULL);
INSERT INTO public.batches VALUES ('B-2026-1', 2025, 1, 'sts-ointment-25/1', '200 g', 'mass', 'full', '{}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'released', 'pharm', '2025-01-15T08:00:08.000000+00:00', NULL, '2307b419bc9d9b2384b795c796f7039d', 'tech', '2025-01-15T08:00:09.000000+00:00', '198 g', NULL, NULL, NULL, '2027-02-21', 'house', '[]', NULL, NULL, 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, '95d50858116592bb30f2c9e5c2f95a0b');
INSERT INTO public.commands VALUES ('command-25501-1-3b933d62', 'init', 1, '2025-01-15T08:00:01.000000+00:00', '', '{"pharmacy": "pharmacy-1"}', 'adm');
INSERT INTO public.commands VALUES ('command-25501-10-fa663fec', 'verify', 10, '2025-01-15T08:00:10.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-11-57d75a9c', 'release', 11, '2025-01-15T08:00:11.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-12-57cb217a', 'dispense', 12, '2025-01-15T08:00:12.000000+00:00', '', '{"dispensing": "disp-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-13-7786788f', 'print', 13, '2025-01-15T08:00:13.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-14-3f649e92', 'backup', 14, '2025-01-15T08:00:14.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-25501-15-dd834439', 'restore', 15, '2025-01-15T08:00:15.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-25501-16-87f7fd6b', 'erase_patient', 16, '2025-01-15T08:00:16.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-2-2ed330ae', 'register_balance', 2, '2025-01-15T08:00:02.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-25501-3-2d5a52cf', 'import_formulation', 3, '2025-01-15T08:00:03.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'tech');
INSERT INTO public.commands VALUES ('command-25501-4-6bc8b8cd', 'approve_formulation', 4, '2025-01-15T08:00:04.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-5-099c9aae', 'receive_lot', 5, '2025-01-15T08:00:05.000000+00:00', '', '{"lot": "lot-1"}', 'tech');
INSERT INTO public.commands VALUES ('command-25501-6-2e6738ad', 'accept_lot', 6, '2025-01-15T08:00:06.000000+00:00', '', '{"lot": "lot-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-7-4996e1d4', 'add_patient', 7, '2025-01-15T08:00:07.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-8-fd55eb07', 'plan_batch', 8, '2025-01-15T08:00:08.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-25501-9-a84be5a8', 'record_weighing', 9, '2025-01-15T08:00:09.000000+00:00', '', '{}', 'tech');
INSERT INTO public.containers VALUES ('B-2026-1/1', 'B-2026-1', 1, '198 g', 'filled');
INSERT INTO public.deviations VALUES ('deviation-1', 'B-2026-1', 'weighing', 'spilt', 'tech', '2025-01-15T08:00:09.000000+00:00', 'weighing-2', '100 g', '99 g', NULL, NULL, NULL);
INSERT INTO public.deviations VALUES ('deviation-2', 'B-2026-1', 'weighing', 'within strength', 'pharm', '2025-01-15T08:00:10.000000+00:00', NULL, NULL, NULL, 'deviation-1', 'accepted', '97a0d471f83329d89da972ff6398ebfb');
INSERT INTO public.dispensings VALUES ('disp-1', 'B-2026-1', '10 g', 'pharm', '2025-01-15T08:00:12.000000+00:00', '1f02b2bdc2fde6fe06d5030384dfecb5', 'patient-1', NULL, 'Dr Martin', '3 rue', '2026-11-23', 'apply', 'thinly', '[]');
INSERT INTO public.evidence VALUES ('evidence-1', 'sts-ointment-25', 'house_limit', 'house', 1, 'pharm', '2025-01-15T08:00:04.000000+00:00', 'f36a6302ab3f6adaa336869521b031e3', NULL, 90, NULL, NULL);
INSERT INTO public.formulation_versions VALUES ('sts-ointment-25/1', 'sts-ointment-25', 1, 'name = ''é''', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'approved', 'tech', '2025-01-15T08:00:03.000000+00:00', 'pharm', '2025-01-15T08:00:04.000000+00:00', 'f36a6302ab3f6adaa336869521b031e3');
INSERT INTO public.identities VALUES ('patient-1', '\x0ee132aea28e9ee56f55e9a464a67370', 'Dupont patient-1', '1960-02-29', 'N-1', '2 rue du Test');
INSERT INTO public.lone_exceptions VALUES ('lone-1', 'weighing-2', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'night', '97a0d471f83329d89da972ff6398ebfb');
INSERT INTO public.lots VALUES ('lot-1', 2025, 1, 'sodium thiosulfate', 'Supplier', 'TS2409-3', '2027-06-30', 2, '500 g', 'mass', 'g', 'accepted', 'tech', '2025-01-15T08:00:05.000000+00:00', 'pentahydrate', 'Maker', NULL, NULL, NULL, NULL, NULL, 'CoA 7', '99.6 %', 'dried', 'anhydrous', '34 %', NULL, NULL, '1.05 g/mL', NULL, 'measured', 'pharm', '2025-01-15T08:00:06.000000+00:00', NULL, '9171de070533cd04ded3156dd37f2c25');
INSERT INTO public.movements VALUES ('0de8de35694e5272b823f8a296251e7d', '7eed2d0ca9992b1ebb59934c2f689ba5', 'receipt', 'lot', 1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('113c6cd9d2a15ce23d2fef8839436f35', 'cbbdedfd4adc73438a2b27e66cbd79bd', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('1283581da79eb3c7069cde7345e46e34', 'cb43af1844a0b90783551579cb6edd77', 'dispensing', 'patient', 10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', 'disp-1');
INSERT INTO public.movements VALUES ('2813c88edc8e21b7877ad7ac8e26e62f', 'be382d4cf1d649c538583afb354d428f', 'filling', 'batch', 198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('300a706e5929ae1b57b5449bca72a0de', '4abcba4f17c0a20846e6404a36a04c4c', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('68e047a464f82eb80c6792db2ac62f33', '4abcba4f17c0a20846e6404a36a04c4c', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('7acf184df079c410710e44662f52e111', '7eed2d0ca9992b1ebb59934c2f689ba5', 'receipt', 'receipt', -1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('8d1e1cf85c4c38810de62cecf1184f7f', 'cbbdedfd4adc73438a2b27e66cbd79bd', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('9fc1ac90b011f997dcc16a974f8f3935', 'cb43af1844a0b90783551579cb6edd77', 'dispensing', 'batch', -10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('b6be812f46d9de2630017a2a5572bb8a', 'cdba11ce9ee7f69b97de049dc5b3e099', 'consumption', 'consumed', 200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('cb8e01066a5d37a33025c839534792f7', 'cdba11ce9ee7f69b97de049dc5b3e099', 'consumption', 'batch', -200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('f687ceb9b79e6447bb2176fc91df6bb0', 'be382d4cf1d649c538583afb354d428f', 'filling', 'produced', -198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.patients VALUES ('patient-1', 'pharm', '2025-01-15T08:00:07.000000+00:00', NULL);
INSERT INTO public.patients VALUES ('patient-2', 'pharm', '2025-01-15T08:00:07.000000+00:00', '2025-01-15T08:00:16.000000+00:00');
INSERT INTO public.pharmacy VALUES ('pharmacy-1', 'Pharmacie de l’Hôpital', '1 rue du Test', 'FR', 'fr', 'Europe/Paris', 1, '2025-01-15T08:00:01.000000+00:00');
INSERT INTO public.prints VALUES ('print-1', 'patient_label', 12, '0f660880998598095911708a79dfa5976c47dbdf0a4da36db1592d03858b4216', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 1, 'pharm', '2025-01-15T08:00:13.000000+00:00', 'B-2026-1', 'B-2026-1/1', 'disp-1', 'patient-1', 'torn');
INSERT INTO public.register VALUES ('dispensing-2025-1', 'dispensing', 2025, 1, 'pharm', '2025-01-15T08:00:12.000000+00:00', 'B-2026-1', 'disp-1', '[]', '198 g', NULL);
INSERT INTO public.register VALUES ('preparation-2025-1', 'preparation', 2025, 1, 'pharm', '2025-01-15T08:00:11.000000+00:00', 'B-2026-1', NULL, '[]', '198 g', NULL);
INSERT INTO public.restorations VALUES ('restoration-1', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 14, '522f6f38aee8b282d88b6271d198a41de068949432dcf59f03b746a205321d89', '[]', '{}', 'drill', 'adm', '2025-01-15T08:00:15.000000+00:00', '92967c479b26fa56d7343f44e89b64e9');
INSERT INTO public.signatures VALUES ('1f02b2bdc2fde6fe06d5030384dfecb5', 'pharm', 'pharmacist', 'dispense', '2025-01-15T08:00:12.000000+00:00', 'a3c47f47294ba43bbd1131f1e9d0243f', '[["batches", "B-2026-1", "145b4c35ece13ff8f2ec3f750bc89b0fbfccfbd24a7b17423ce9fcd971d4cca3"]]');
INSERT INTO public.signatures VALUES ('2307b419bc9d9b2384b795c796f7039d', 'pharm', 'pharmacist', 'plan_batch', '2025-01-15T08:00:08.000000+00:00', '01370475f26da9be191b0d59a3671a30', '[["batches", "B-2026-1", "e81f0b363014669139ba123c2e579b7df0dc5a47e20c1c28e456653c48e823d4"]]');
INSERT INTO public.signatures VALUES ('9171de070533cd04ded3156dd37f2c25', 'pharm', 'pharmacist', 'accept_lot', '2025-01-15T08:00:06.000000+00:00', 'f1b249ae3b7a64d7070a286798795c0b', '[["lots", "lot-1", "c994f2b4670186f855a36b59812cbc8be5daa9b6d059539210cd845ec84c294a"]]');
INSERT INTO public.signatures VALUES ('92967c479b26fa56d7343f44e89b64e9', 'adm', 'administrator', 'restore', '2025-01-15T08:00:15.000000+00:00', 'faffa7fde970c12c6c0e1e2fe5070255', '[["backups", "backup-1", "5102dba051eeb46007787cf405697b6b856eb4b8e4cb612d286928437ef36360"]]');
INSERT INTO public.signatures VALUES ('95d50858116592bb30f2c9e5c2f95a0b', 'pharm', 'pharmacist', 'release', '2025-01-15T08:00:11.000000+00:00', '31c2cfd94d5b43c401f018020f9a78e9', '[["batches", "B-2026-1", "145b4c35ece13ff8f2ec3f750bc89b0fbfccfbd24a7b17423ce9fcd971d4cca3"]]');
INSERT INTO public.signatures VALUES ('97a0d471f83329d89da972ff6398ebfb', 'pharm', 'pharmacist', 'verify', '2025-01-15T08:00:10.000000+00:00', '703d5c6a1b5c910a96c2e1eaeedd4d48', '[["weighings", "weighing-1", "da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad"], ["batches", "B-2026-1", "7ea3a17ff51c6a397db6544930a6853a989343165b0b4f68c0dfabf1c4d35a19"]]');
INSERT INTO public.signatures VALUES ('ec6e100c2e7620e70bf412ee3db9cb60', 'pharm', 'pharmacist', 'erase_patient', '2025-01-15T08:00:16.000000+00:00', '7e4633e636348fa8de1b495cb8b098ad', '[["patients", "patient-2", "f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5"]]');
INSERT INTO public.signatures VALUES ('f36a6302ab3f6adaa336869521b031e3', 'pharm', 'pharmacist', 'approve_formulation', '2025-01-15T08:00:04.000000+00:00', '622cdb4c35a00e385327f93912cbddf6', '[["formulation_versions", "sts-ointment-25/1", "9582ee633e2b6a1a4f41cf53f860e7ff0127e331c9dee39bef6e8eadb299eeeb"]]');
INSERT INTO public.staff VALUES ('adm', 'adm-login', 'Name of adm', 'administrator', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, '$argon2id$recovery');
INSERT INTO public.staff VALUES ('pharm', 'pharm-login', 'Name of pharm', 'pharmacist', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.staff VALUES ('tech', 'tech-login', 'Name of tech', 'technician', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.verifications VALUES ('verification-1', 'weighing-1', 'tech', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'TS2409-3', '100 g', 'white', 1, '97a0d471f83329d89da972ff6398ebfb');
INSERT INTO public.weighings VALUES ('weighing-1', 'B-2026-1', 'B-2026-1-line-1', 'lot-1', '100 g', 'balance', 1, 'tech', '2025-01-15T08:00:09.000000+00:00', '100 g', 'balance-1', 'S S     100.00 g', 'T S 1.20 g', 'scan', NULL, NULL);
INSERT INTO public.weighings VALUES ('weighing-2', 'B-2026-1', 'B-2026-1-line-2', 'lot-1', '100 g', 'balance', 0, 'tech', '2025-01-15T08:00:09.000000+00:00', '100 g', 'balance-1', 'S S     100.00 g', 'T S 1.20 g', 'scan', NULL, NULL);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (seq);
ALTER TABLE ONLY public.backups
    ADD CONSTRAINT pk_backups PRIMARY KEY (id);
ALTER TABLE ONLY public.balances
    ADD CONSTRAINT pk_balances PRIMARY KEY (id);
ALTER TABLE ONLY public.batch_lines
    ADD CONSTRAINT pk_batch_lines PRIMARY KEY (id);
ALTER TABLE ONLY public.batch_steps
    ADD CONSTRAINT pk_batch_steps PRIMARY KEY (id);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT pk_batches PRIMARY KEY (id);
ALTER TABLE ONLY public.commands
    ADD CONSTRAINT pk_commands PRIMARY KEY (id);
ALTER TABLE ONLY public.containers
    ADD CONSTRAINT pk_containers PRIMARY KEY (id);
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT pk_deviations PRIMARY KEY (id);
ALTER TABLE ONLY public.dispensings
    ADD CONSTRAINT pk_dispensings PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT pk_evidence PRIMARY KEY (id);
ALTER TABLE ONLY public.formulation_versions
    ADD CONSTRAINT pk_formulation_versions PRIMARY KEY (id);
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT pk_identities PRIMARY KEY (id);
ALTER TABLE ONLY public.lone_exceptions
    ADD CONSTRAINT pk_lone_exceptions PRIMARY KEY (id);
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT pk_lots PRIMARY KEY (id);
ALTER TABLE ONLY public.movements
    ADD CONSTRAINT pk_movements PRIMARY KEY (id);
ALTER TABLE ONLY public.patients
    ADD CONSTRAINT pk_patients PRIMARY KEY (id);
ALTER TABLE ONLY public.pharmacy
    ADD CONSTRAINT pk_pharmacy PRIMARY KEY (id);
ALTER TABLE ONLY public.prints
    ADD CONSTRAINT pk_prints PRIMARY KEY (id);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT pk_register PRIMARY KEY (id);
ALTER TABLE ONLY public.restorations
    ADD CONSTRAINT pk_restorations PRIMARY KEY (id);
ALTER TABLE ONLY public.signatures
    ADD CONSTRAINT pk_signatures PRIMARY KEY (id);
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT pk_staff PRIMARY KEY (id);
ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT pk_verifications PRIMARY KEY (id);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT pk_weighings PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT uq_audit_hash UNIQUE (hash);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT uq_audit_prev UNIQUE (prev);
ALTER TABLE ONLY public.balances
    ADD CONSTRAINT uq_balances_serial_number UNIQUE (serial_number);
ALTER TABLE ONLY public.batch_lines
    ADD CONSTRAINT uq_batch_lines_batch UNIQUE (id, batch);
ALTER TABLE ONLY public.batch_lines
    ADD CONSTRAINT uq_batch_lines_share UNIQUE (batch, line, share);
ALTER TABLE ONLY public.batch_steps
    ADD CONSTRAINT uq_batch_steps_replaces UNIQUE (replaces);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT uq_batches_number UNIQUE (year, number);
ALTER TABLE ONLY public.commands
    ADD CONSTRAINT uq_commands_seq UNIQUE (seq);
ALTER TABLE ONLY public.containers
    ADD CONSTRAINT uq_containers_serial UNIQUE (batch, serial);
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT uq_deviations_decides UNIQUE (decides);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT uq_evidence_replaces UNIQUE (replaces);
ALTER TABLE ONLY public.formulation_versions
    ADD CONSTRAINT uq_formulation_versions_version UNIQUE (formulation, version);
ALTER TABLE ONLY public.lone_exceptions
    ADD CONSTRAINT uq_lone_exceptions_weighing UNIQUE (weighing);
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT uq_lots_dimension UNIQUE (id, dimension);
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT uq_lots_number UNIQUE (year, number);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT uq_register_dispensing UNIQUE (dispensing);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT uq_register_number UNIQUE (series, year, number);
ALTER TABLE ONLY public.signatures
    ADD CONSTRAINT uq_signatures_nonce UNIQUE (nonce);
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT uq_staff_login UNIQUE (login);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT uq_weighings_replaces UNIQUE (replaces);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT uq_weighings_weighed_by UNIQUE (id, weighed_by);
CREATE INDEX ix_batch_lines_lot ON public.batch_lines USING btree (lot);
CREATE INDEX ix_batch_steps_batch ON public.batch_steps USING btree (batch);
CREATE INDEX ix_batches_formulation_version ON public.batches USING btree (formulation_version);
CREATE INDEX ix_batches_state ON public.batches USING btree (state);
CREATE INDEX ix_deviations_batch ON public.deviations USING btree (batch);
CREATE INDEX ix_dispensings_batch ON public.dispensings USING btree (batch);
CREATE INDEX ix_dispensings_patient ON public.dispensings USING btree (patient);
CREATE INDEX ix_evidence_formulation ON public.evidence USING btree (formulation);
CREATE INDEX ix_lots_ingredient ON public.lots USING btree (ingredient);
CREATE INDEX ix_movements_batch ON public.movements USING btree (batch);
CREATE INDEX ix_movements_dispensing ON public.movements USING btree (dispensing);
CREATE INDEX ix_movements_lot ON public.movements USING btree (lot);
CREATE INDEX ix_movements_transfer ON public.movements USING btree (transfer);
CREATE INDEX ix_prints_batch ON public.prints USING btree (batch);
CREATE INDEX ix_prints_dispensing ON public.prints USING btree (dispensing);
CREATE INDEX ix_register_batch ON public.register USING btree (batch);
CREATE INDEX ix_verifications_weighing ON public.verifications USING btree (weighing);
CREATE INDEX ix_weighings_batch ON public.weighings USING btree (batch);
CREATE INDEX ix_weighings_lot ON public.weighings USING btree (lot);
CREATE UNIQUE INDEX uq_formulation_versions_approved ON public.formulation_versions USING btree (formulation) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX uq_pharmacy_one ON public.pharmacy USING btree ((1));
CREATE UNIQUE INDEX uq_register_preparation ON public.register USING btree (batch) WHERE (series = 'preparation'::text);
CREATE UNIQUE INDEX uq_verifications_agrees ON public.verifications USING btree (weighing) WHERE (agrees = 1);
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_unchanged BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER backups_not_emptied BEFORE TRUNCATE ON public.backups FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER backups_unchanged BEFORE DELETE OR UPDATE ON public.backups FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER batch_lines_not_emptied BEFORE TRUNCATE ON public.batch_lines FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER batch_lines_unchanged BEFORE DELETE OR UPDATE ON public.batch_lines FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER batch_steps_not_emptied BEFORE TRUNCATE ON public.batch_steps FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER batch_steps_unchanged BEFORE DELETE OR UPDATE ON public.batch_steps FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER commands_not_emptied BEFORE TRUNCATE ON public.commands FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER commands_unchanged BEFORE DELETE OR UPDATE ON public.commands FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER deviations_not_emptied BEFORE TRUNCATE ON public.deviations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER deviations_unchanged BEFORE DELETE OR UPDATE ON public.deviations FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER dispensings_not_emptied BEFORE TRUNCATE ON public.dispensings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER dispensings_unchanged BEFORE DELETE OR UPDATE ON public.dispensings FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER evidence_not_emptied BEFORE TRUNCATE ON public.evidence FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER evidence_unchanged BEFORE DELETE OR UPDATE ON public.evidence FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER lone_exceptions_not_emptied BEFORE TRUNCATE ON public.lone_exceptions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER lone_exceptions_unchanged BEFORE DELETE OR UPDATE ON public.lone_exceptions FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER movements_not_emptied BEFORE TRUNCATE ON public.movements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER movements_unchanged BEFORE DELETE OR UPDATE ON public.movements FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER prints_not_emptied BEFORE TRUNCATE ON public.prints FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER prints_unchanged BEFORE DELETE OR UPDATE ON public.prints FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER register_not_emptied BEFORE TRUNCATE ON public.register FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER register_unchanged BEFORE DELETE OR UPDATE ON public.register FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER restorations_not_emptied BEFORE TRUNCATE ON public.restorations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER restorations_unchanged BEFORE DELETE OR UPDATE ON public.restorations FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER signatures_not_emptied BEFORE TRUNCATE ON public.signatures FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER signatures_unchanged BEFORE DELETE OR UPDATE ON public.signatures FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER verifications_not_emptied BEFORE TRUNCATE ON public.verifications FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER verifications_unchanged BEFORE DELETE OR UPDATE ON public.verifications FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER weighings_not_emptied BEFORE TRUNCATE ON public.weighings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER weighings_unchanged BEFORE DELETE OR UPDATE ON public.weighings FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
ALTER TABLE ONLY public.backups
    ADD CONSTRAINT fk_backups_made_by FOREIGN KEY (made_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.batch_lines
    ADD CONSTRAINT fk_batch_lines_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.batch_lines
    ADD CONSTRAINT fk_batch_lines_lot FOREIGN KEY (lot) REFERENCES public.lots(id);
ALTER TABLE ONLY public.batch_steps
    ADD CONSTRAINT fk_batch_steps_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.batch_steps
    ADD CONSTRAINT fk_batch_steps_done_by FOREIGN KEY (done_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.batch_steps
    ADD CONSTRAINT fk_batch_steps_replaces FOREIGN KEY (replaces) REFERENCES public.batch_steps(id);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT fk_batches_decided_by FOREIGN KEY (decided_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT fk_batches_decision_signature FOREIGN KEY (decision_signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT fk_batches_formulation_version FOREIGN KEY (formulation_version) REFERENCES public.formulation_versions(id);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT fk_batches_made_by FOREIGN KEY (made_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT fk_batches_plan_signature FOREIGN KEY (plan_signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT fk_batches_planned_by FOREIGN KEY (planned_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.commands
    ADD CONSTRAINT fk_commands_asked_by FOREIGN KEY (asked_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.containers
    ADD CONSTRAINT fk_containers_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT fk_deviations_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT fk_deviations_decides FOREIGN KEY (decides) REFERENCES public.deviations(id);
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT fk_deviations_recorded_by FOREIGN KEY (recorded_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT fk_deviations_signature FOREIGN KEY (signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.deviations
    ADD CONSTRAINT fk_deviations_weighing FOREIGN KEY (weighing) REFERENCES public.weighings(id);
ALTER TABLE ONLY public.dispensings
    ADD CONSTRAINT fk_dispensings_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.dispensings
    ADD CONSTRAINT fk_dispensings_dispensed_by FOREIGN KEY (dispensed_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.dispensings
    ADD CONSTRAINT fk_dispensings_patient FOREIGN KEY (patient) REFERENCES public.patients(id);
ALTER TABLE ONLY public.dispensings
    ADD CONSTRAINT fk_dispensings_signature FOREIGN KEY (signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT fk_evidence_recorded_by FOREIGN KEY (recorded_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT fk_evidence_replaces FOREIGN KEY (replaces) REFERENCES public.evidence(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT fk_evidence_signature FOREIGN KEY (signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.formulation_versions
    ADD CONSTRAINT fk_formulation_versions_approved_by FOREIGN KEY (approved_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.formulation_versions
    ADD CONSTRAINT fk_formulation_versions_approved_signature FOREIGN KEY (approved_signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.formulation_versions
    ADD CONSTRAINT fk_formulation_versions_imported_by FOREIGN KEY (imported_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT fk_identities_id FOREIGN KEY (id) REFERENCES public.patients(id);
ALTER TABLE ONLY public.lone_exceptions
    ADD CONSTRAINT fk_lone_exceptions_excepted_by FOREIGN KEY (excepted_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.lone_exceptions
    ADD CONSTRAINT fk_lone_exceptions_signature FOREIGN KEY (signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.lone_exceptions
    ADD CONSTRAINT fk_lone_exceptions_weighing FOREIGN KEY (weighing) REFERENCES public.weighings(id);
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT fk_lots_decided_by FOREIGN KEY (decided_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT fk_lots_decision_signature FOREIGN KEY (decision_signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT fk_lots_received_by FOREIGN KEY (received_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.lots
    ADD CONSTRAINT fk_lots_source_batch FOREIGN KEY (source_batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.movements
    ADD CONSTRAINT fk_movements_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.movements
    ADD CONSTRAINT fk_movements_container FOREIGN KEY (container) REFERENCES public.containers(id);
ALTER TABLE ONLY public.movements
    ADD CONSTRAINT fk_movements_dispensing FOREIGN KEY (dispensing) REFERENCES public.dispensings(id);
ALTER TABLE ONLY public.movements
    ADD CONSTRAINT fk_movements_lot FOREIGN KEY (lot, dimension) REFERENCES public.lots(id, dimension);
ALTER TABLE ONLY public.movements
    ADD CONSTRAINT fk_movements_moved_by FOREIGN KEY (moved_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.patients
    ADD CONSTRAINT fk_patients_added_by FOREIGN KEY (added_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.prints
    ADD CONSTRAINT fk_prints_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.prints
    ADD CONSTRAINT fk_prints_container FOREIGN KEY (container) REFERENCES public.containers(id);
ALTER TABLE ONLY public.prints
    ADD CONSTRAINT fk_prints_dispensing FOREIGN KEY (dispensing) REFERENCES public.dispensings(id);
ALTER TABLE ONLY public.prints
    ADD CONSTRAINT fk_prints_patient FOREIGN KEY (patient) REFERENCES public.patients(id);
ALTER TABLE ONLY public.prints
    ADD CONSTRAINT fk_prints_printed_by FOREIGN KEY (printed_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT fk_register_batch FOREIGN KEY (batch) REFERENCES public.batches(id);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT fk_register_dispensing FOREIGN KEY (dispensing) REFERENCES public.dispensings(id);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT fk_register_entered_by FOREIGN KEY (entered_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.restorations
    ADD CONSTRAINT fk_restorations_declared_by FOREIGN KEY (declared_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.restorations
    ADD CONSTRAINT fk_restorations_signature FOREIGN KEY (signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signatures
    ADD CONSTRAINT fk_signatures_signer FOREIGN KEY (signer) REFERENCES public.staff(id);
ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT fk_verifications_signature FOREIGN KEY (signature) REFERENCES public.signatures(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT fk_verifications_verified_by FOREIGN KEY (verified_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT fk_verifications_weighing FOREIGN KEY (weighing, weighed_by) REFERENCES public.weighings(id, weighed_by);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT fk_weighings_balance FOREIGN KEY (balance) REFERENCES public.balances(id);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT fk_weighings_batch_line FOREIGN KEY (batch_line, batch) REFERENCES public.batch_lines(id, batch);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT fk_weighings_lot FOREIGN KEY (lot) REFERENCES public.lots(id);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT fk_weighings_replaces FOREIGN KEY (replaces) REFERENCES public.weighings(id);
ALTER TABLE ONLY public.weighings
    ADD CONSTRAINT fk_weighings_weighed_by FOREIGN KEY (weighed_by) REFERENCES public.staff(id);
GRANT USAGE ON SCHEMA public TO compounder_application;
GRANT SELECT ON TABLE public.alembic_version TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.audit TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.backups TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.balances TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.batch_lines TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.batch_steps TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.batches TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.commands TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.containers TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.deviations TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.dispensings TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.evidence TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.formulation_versions TO compounder_application;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.identities TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.lone_exceptions TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.lots TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.movements TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.patients TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pharmacy TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.prints TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.register TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.restorations TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.signatures TO compounder_application;
GRANT SELECT,INSERT,UPDATE ON TABLE public.staff TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.verifications TO compounder_application;
GRANT SELECT,INSERT ON TABLE public.weighings TO compounder_application;
