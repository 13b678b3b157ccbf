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
    repeatability text COLLATE pg_catalog."C",
    weighing_rule text COLLATE pg_catalog."C",
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
INSERT INTO public.alembic_version VALUES ('0003');
INSERT INTO public.audit VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 'a5bbe4282da0807aa74841fdb80bc9568bf2392bc46afea040d83bf80daad1d6', '{"act":"init","at":"2025-01-15T08:00:01.000000+00:00","by":"adm","command":"command-9772-1-f6271efa","reason":null,"rows":[{"changed":{"address":[null,"1 rue du Test"],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"pharmacy-1"],"language":[null,"fr"],"name":[null,"Pharmacie de l’Hôpital"],"profile":[null,"FR"],"sample":[null,1],"time_zone":[null,"Europe/Paris"]},"key":"pharmacy-1","new":"5c3cfe825c4c3b4f2beb74d3f7f016964b482ddf6e875b849326a7b7b00e12d9","old":null,"secret":[],"table":"pharmacy"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"adm"],"lock_count":[null,0],"login":[null,"adm-login"],"must_change_password":[null,0],"name":[null,"Name of adm"],"role":[null,"administrator"]},"key":"adm","new":"b5d4a9f79a844e3aee0c3dd2ba2a5168ee1606b6d576686535e206945caeb2e2","old":null,"secret":["password","recovery"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"tech"],"lock_count":[null,0],"login":[null,"tech-login"],"must_change_password":[null,0],"name":[null,"Name of tech"],"role":[null,"technician"]},"key":"tech","new":"d2dba53cb8158a519271e3ac4b0b84371812312aaeae4bf1064d306a86b0615a","old":null,"secret":["password"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"pharm"],"lock_count":[null,0],"login":[null,"pharm-login"],"must_change_password":[null,0],"name":[null,"Name of pharm"],"role":[null,"pharmacist"]},"key":"pharm","new":"cd1c2e60bc2c677982b3638b0cec8531871067bb4656bcb82dcc77294dae97b4","old":null,"secret":["password"],"table":"staff"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"command-9772-1-f6271efa"],"kind":[null,"init"],"result":[null,"{\"pharmacy\": \"pharmacy-1\"}"],"seq":[null,1]},"key":"command-9772-1-f6271efa","new":"c72bc323b56f46a5567d20a034aec729eb2381d402a34ebdc293489fa24cb8fb","old":null,"secret":[],"table":"commands"}],"seq":1}');
INSERT INTO public.audit VALUES (2, 'a5bbe4282da0807aa74841fdb80bc9568bf2392bc46afea040d83bf80daad1d6', 'cfd840e6d621b9c065743063e2a6ff265a4c64bd5467ccaf6e49cc7a5a16fa2e', '{"act":"register_balance","at":"2025-01-15T08:00:02.000000+00:00","by":"adm","command":"command-9772-2-06e71149","reason":null,"rows":[{"changed":{"capacity":[null,"600 g"],"checked_on":[null,"2026-11-24"],"id":[null,"balance-1"],"minimum_weight":[null,"0.5 g"],"name":[null,"Bench"],"repeatability":[null,"0.003 g"],"resolution":[null,"0.01 g"],"serial_number":[null,"B123"],"unit":[null,"g"]},"key":"balance-1","new":"16fc8a0af910e43be23150300d1a575b0febafba39f441c1b51b5473dee7809b","old":null,"secret":[],"table":"balances"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:02.000000+00:00"],"id":[null,"command-9772-2-06e71149"],"kind":[null,"register_balance"],"result":[null,"{}"],"seq":[null,2]},"key":"command-9772-2-06e71149","new":"3923567d797e2559f739fef6030ffae9b52b47cf1b8a14ad17c2bde20fd4b4f6","old":null,"secret":[],"table":"commands"}],"seq":2}');
INSERT INTO public.audit VALUES (3, 'cfd840e6d621b9c065743063e2a6ff265a4c64bd5467ccaf6e49cc7a5a16fa2e', '0fbcbf37684f7365fbd7128559bb7ca0df5a5b0d18896ac95ac2a1dca2ea2fa6', '{"act":"import_formulation","at":"2025-01-15T08:00:03.000000+00:00","by":"tech","command":"command-9772-3-0a7c42c2","reason":null,"rows":[{"changed":{"digest":[null,"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"],"formulation":[null,"sts-ointment-25"],"id":[null,"sts-ointment-25/1"],"imported_at":[null,"2025-01-15T08:00:03.000000+00:00"],"imported_by":[null,"tech"],"state":[null,"draft"],"text":[null,"name = ''é''"],"version":[null,1]},"key":"sts-ointment-25/1","new":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","old":null,"secret":[],"table":"formulation_versions"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:03.000000+00:00"],"id":[null,"command-9772-3-0a7c42c2"],"kind":[null,"import_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,3]},"key":"command-9772-3-0a7c42c2","new":"387ae5750733ebe883abf6cf251dff56dc72a1d3f7763bfb237ef0d093d2ca95","old":null,"secret":[],"table":"commands"}],"seq":3}');
INSERT INTO public.audit VALUES (4, '0fbcbf37684f7365fbd7128559bb7ca0df5a5b0d18896ac95ac2a1dca2ea2fa6', '4248cef7352aa427360a6e94df508cd3939cecab49ae3d02e283de2ac7411e11', '{"act":"approve_formulation","at":"2025-01-15T08:00:04.000000+00:00","by":"pharm","command":"command-9772-4-8a8ce109","reason":null,"rows":[{"changed":{"approved_at":[null,"2025-01-15T08:00:04.000000+00:00"],"approved_by":[null,"pharm"],"approved_signature":[null,"2df4db9f70663ec56df7d0b55b904306"],"state":["draft","approved"]},"key":"sts-ointment-25/1","new":"768a96d235f8271ce14585630d65d1d52ac0d3d443a04519039f659f70e26d1f","old":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","secret":[],"table":"formulation_versions"},{"changed":{"days":[null,90],"formulation":[null,"sts-ointment-25"],"id":[null,"evidence-1"],"kind":[null,"house_limit"],"recorded_at":[null,"2025-01-15T08:00:04.000000+00:00"],"recorded_by":[null,"pharm"],"sample":[null,1],"signature":[null,"2df4db9f70663ec56df7d0b55b904306"],"source":[null,"house"]},"key":"evidence-1","new":"db8ef491ca7ea574c7fc569d77feacc9c10afa8b071d9cc8dd19a7fbd40f0463","old":null,"secret":[],"table":"evidence"},{"changed":{"id":[null,"2df4db9f70663ec56df7d0b55b904306"],"meaning":[null,"approve_formulation"],"nonce":[null,"f1900c3937e683c54d24b7ba36b508bc"],"role":[null,"pharmacist"],"signed":[null,"[[\"formulation_versions\", \"sts-ointment-25/1\", \"768a96d235f8271ce14585630d65d1d52ac0d3d443a04519039f659f70e26d1f\"]]"],"signed_at":[null,"2025-01-15T08:00:04.000000+00:00"],"signer":[null,"pharm"]},"key":"2df4db9f70663ec56df7d0b55b904306","new":"10542901af04ab8753e65c2349b30b4223e4cf912e0cbb505ea3424b3f6394fe","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:04.000000+00:00"],"id":[null,"command-9772-4-8a8ce109"],"kind":[null,"approve_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,4]},"key":"command-9772-4-8a8ce109","new":"b7190fcb7ddda5e83720b9c4c8b0667124097fe214f21a7015bf3c6c01c1de62","old":null,"secret":[],"table":"commands"}],"seq":4}');
INSERT INTO public.audit VALUES (5, '4248cef7352aa427360a6e94df508cd3939cecab49ae3d02e283de2ac7411e11', 'cca24ab999542a4555066f958a3677d57a093b156d219082369b2a40a1ce9eb7', '{"act":"receive_lot","at":"2025-01-15T08:00:05.000000+00:00","by":"tech","command":"command-9772-5-82621f22","reason":null,"rows":[{"changed":{"assay":[null,"99.6 %"],"assay_basis":[null,"dried"],"assay_form":[null,"anhydrous"],"certificate":[null,"CoA 7"],"container_size":[null,"500 g"],"containers":[null,2],"density":[null,"1.05 g/mL"],"density_source":[null,"measured"],"dimension":[null,"mass"],"expires_on":[null,"2027-06-30"],"form":[null,"pentahydrate"],"id":[null,"lot-1"],"ingredient":[null,"sodium thiosulfate"],"lot_number":[null,"TS2409-3"],"maker":[null,"Maker"],"number":[null,1],"received_at":[null,"2025-01-15T08:00:05.000000+00:00"],"received_by":[null,"tech"],"state":[null,"quarantine"],"supplier":[null,"Supplier"],"unit":[null,"g"],"water":[null,"34 %"],"year":[null,2025]},"key":"lot-1","new":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","old":null,"secret":[],"table":"lots"},{"changed":{"account":[null,"receipt"],"amount":[null,-1000000000000],"dimension":[null,"mass"],"id":[null,"722a0767e50897ddc2f3a0f4c958617d"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"90e513d16f6cb515a23ddcedb405394a"]},"key":"722a0767e50897ddc2f3a0f4c958617d","new":"f1c92795fbdfdae2c3e217d10b278cbb7fabfc928abf785f3da8effae322645b","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"lot"],"amount":[null,1000000000000],"dimension":[null,"mass"],"id":[null,"fb501a15e13b205a9f7cc8784ac8b080"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"90e513d16f6cb515a23ddcedb405394a"]},"key":"fb501a15e13b205a9f7cc8784ac8b080","new":"c557451cf721b133f519d8aae5e0d9ad0cb5f9cead522fb9e0f71d0f594f2058","old":null,"secret":[],"table":"movements"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:05.000000+00:00"],"id":[null,"command-9772-5-82621f22"],"kind":[null,"receive_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,5]},"key":"command-9772-5-82621f22","new":"aab9b81f2bdf80e4d0964438840a139bdc05517541e1ffaf8b14b6636e7b51eb","old":null,"secret":[],"table":"commands"}],"seq":5}');
INSERT INTO public.audit VALUES (6, 'cca24ab999542a4555066f958a3677d57a093b156d219082369b2a40a1ce9eb7', '2a13014466a557400a0dc611df3702a6fd513a75725866da5c5ecfef85b810f8', '{"act":"accept_lot","at":"2025-01-15T08:00:06.000000+00:00","by":"pharm","command":"command-9772-6-f29231ab","reason":null,"rows":[{"changed":{"decided_at":[null,"2025-01-15T08:00:06.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"5314da4add1e3753b509156cd654a5b3"],"state":["quarantine","accepted"]},"key":"lot-1","new":"79c03adde1184ac2a277e3c735aade2052d03412f78f35c6490905befa02a998","old":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","secret":[],"table":"lots"},{"changed":{"id":[null,"5314da4add1e3753b509156cd654a5b3"],"meaning":[null,"accept_lot"],"nonce":[null,"c750a86b888fe1e977c65ab48e983d09"],"role":[null,"pharmacist"],"signed":[null,"[[\"lots\", \"lot-1\", \"79c03adde1184ac2a277e3c735aade2052d03412f78f35c6490905befa02a998\"]]"],"signed_at":[null,"2025-01-15T08:00:06.000000+00:00"],"signer":[null,"pharm"]},"key":"5314da4add1e3753b509156cd654a5b3","new":"b33f0f3d4f47169e0b185f8ece21b4a915fc16d70534aeddcf418731c69bbe6c","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:06.000000+00:00"],"id":[null,"command-9772-6-f29231ab"],"kind":[null,"accept_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,6]},"key":"command-9772-6-f29231ab","new":"8ccaab5678129bcfe3fb9a4c67f78b9f74a5c1b1d0953017a74926346d98ac45","old":null,"secret":[],"table":"commands"}],"seq":6}');
INSERT INTO public.audit VALUES (7, '2a13014466a557400a0dc611df3702a6fd513a75725866da5c5ecfef85b810f8', 'd50c92ed9334e657b3bb69a0fa9960d9a42845fd7df8c8fb74b1686cc909b0e7', '{"act":"add_patient","at":"2025-01-15T08:00:07.000000+00:00","by":"pharm","command":"command-9772-7-db3764c9","reason":null,"rows":[{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-1"]},"key":"patient-1","new":"ce3def76e7a331a25ac2a66768c882d97fe6a89e25145460128a6e7b9a1348b0","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-1","new":"e02d73b016ffffdb415ac9d30f494da67f5c536dbd9968ff8123e740c8104c3b","old":null,"secret":[],"table":"identities"},{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-2"]},"key":"patient-2","new":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-2","new":"6db3997bb241c9a6d0e3cca3bb08a83b88f60d7d29062a7e761779fda7b82765","old":null,"secret":[],"table":"identities"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:07.000000+00:00"],"id":[null,"command-9772-7-db3764c9"],"kind":[null,"add_patient"],"result":[null,"{}"],"seq":[null,7]},"key":"command-9772-7-db3764c9","new":"ac13ce446638f4f066b576d9913a01bccc83d46dd8cc220ed9772c6fe6679146","old":null,"secret":[],"table":"commands"}],"seq":7}');
INSERT INTO public.audit VALUES (8, 'd50c92ed9334e657b3bb69a0fa9960d9a42845fd7df8c8fb74b1686cc909b0e7', 'd0a6256134675b0ba5fb14b99fd8fcdc02f5803ff72e5a18b4f013e7fcd6d500', '{"act":"plan_batch","at":"2025-01-15T08:00:08.000000+00:00","by":"pharm","command":"command-9772-8-ef12a324","reason":null,"rows":[{"changed":{"dimension":[null,"mass"],"formulation_version":[null,"sts-ointment-25/1"],"id":[null,"B-2026-1"],"number":[null,1],"plan":[null,"{}"],"plan_digest":[null,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"plan_signature":[null,"ed17dcdab76ca2ed301e7faac1ac7991"],"planned_at":[null,"2025-01-15T08:00:08.000000+00:00"],"planned_by":[null,"pharm"],"policy":[null,"full"],"size":[null,"200 g"],"state":[null,"planned"],"year":[null,2025]},"key":"B-2026-1","new":"eafcd4779cb9ec4d4716674b858571544e41f695e47e5d75cbeb4afa7dfb5819","old":null,"secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-1"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,1],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-1","new":"17746eaec8a003cc124725b3791bcc8cc9c27c735bc7036af8eb3958edbd891e","old":null,"secret":[],"table":"batch_lines"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-2"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,2],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-2","new":"466ea23206bceb2568f04a4936a9174e7787a337ae3ce6ffd88add319fae1c5a","old":null,"secret":[],"table":"batch_lines"},{"changed":{"id":[null,"ed17dcdab76ca2ed301e7faac1ac7991"],"meaning":[null,"plan_batch"],"nonce":[null,"07d2b7ec7d0a520f060751379c00e60a"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"eafcd4779cb9ec4d4716674b858571544e41f695e47e5d75cbeb4afa7dfb5819\"]]"],"signed_at":[null,"2025-01-15T08:00:08.000000+00:00"],"signer":[null,"pharm"]},"key":"ed17dcdab76ca2ed301e7faac1ac7991","new":"0f8501c3ae69131a3bf745c291ca3b9ad88063bd577c5f06e7a55d2716f1d904","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:08.000000+00:00"],"id":[null,"command-9772-8-ef12a324"],"kind":[null,"plan_batch"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,8]},"key":"command-9772-8-ef12a324","new":"339bd3fcf863c2a0eacdc4cc642555efe5361ddcc7ba2522cc84e672c0271428","old":null,"secret":[],"table":"commands"}],"seq":8}');
INSERT INTO public.audit VALUES (9, 'd0a6256134675b0ba5fb14b99fd8fcdc02f5803ff72e5a18b4f013e7fcd6d500', 'a58bf9a4e45b979fdd9e577cbe2ea218ca54647c23ecd30028e1a8cdd81ac3e2', '{"act":"record_weighing","at":"2025-01-15T08:00:09.000000+00:00","by":"tech","command":"command-9772-9-883c33f3","reason":null,"rows":[{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-1"],"id":[null,"weighing-1"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,1]},"key":"weighing-1","new":"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"556987361d92c48a35c7feb0ebfdfd95"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"ecd45c5c548d1cda5f474f573f914e4f"]},"key":"556987361d92c48a35c7feb0ebfdfd95","new":"88cbe852ad910d43b3adb0837104d6714250b68ecdfe95fba2b2175920166579","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"04170eea79314cbd7eca6b133d9ac401"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"ecd45c5c548d1cda5f474f573f914e4f"]},"key":"04170eea79314cbd7eca6b133d9ac401","new":"4edafd53c75cfef549ba8ea60af3a811336a49c491c9fbd0c81e8cbd05de7c2c","old":null,"secret":[],"table":"movements"},{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-2"],"id":[null,"weighing-2"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,0]},"key":"weighing-2","new":"ef90acd6d587c539d2cc4e701ef12a22b144be524f84dad72b36ee2a700390ae","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"f83ae6c873eb296ec7fc3d52f73d3125"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"f77677fb39e0e8482864ed0c71e5ef33"]},"key":"f83ae6c873eb296ec7fc3d52f73d3125","new":"2f60cf3b2eb5966e14588ffe8a744863ee6c2111598934a573eb554f0fb4faf7","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"9ac6c16a5790dd8a6531614d4dba7807"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"f77677fb39e0e8482864ed0c71e5ef33"]},"key":"9ac6c16a5790dd8a6531614d4dba7807","new":"a26895393e4b6d2e2c590018dbe7b38cac5309fcc688caac74a74acb37d66cb7","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"done_at":[null,"2025-01-15T08:00:09.000000+00:00"],"done_by":[null,"tech"],"found":[null,"smooth"],"id":[null,"step-1"],"kind":[null,"mix"],"passed":[null,1],"step":[null,1]},"key":"step-1","new":"648a9e119ea4ae62cfe8241042d867b55e5513d96b1de5c59406e438df8b101b","old":null,"secret":[],"table":"batch_steps"},{"changed":{"batch":[null,"B-2026-1"],"found":[null,"100 g"],"id":[null,"deviation-1"],"limits":[null,"99 g"],"reason":[null,"spilt"],"recorded_at":[null,"2025-01-15T08:00:09.000000+00:00"],"recorded_by":[null,"tech"],"subject":[null,"weighing"],"weighing":[null,"weighing-2"]},"key":"deviation-1","new":"570c3c2bf3c4a754346f8f9d3af536f233d0db087d3a554cca01ef1ab5fac4e1","old":null,"secret":[],"table":"deviations"},{"changed":{"made_at":[null,"2025-01-15T08:00:09.000000+00:00"],"made_by":[null,"tech"],"state":["planned","weighed"]},"key":"B-2026-1","new":"1c1976219a3972a46f0358033469235a6076c1f4a4ba658fd5dae02708c50325","old":"eafcd4779cb9ec4d4716674b858571544e41f695e47e5d75cbeb4afa7dfb5819","secret":[],"table":"batches"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:09.000000+00:00"],"id":[null,"command-9772-9-883c33f3"],"kind":[null,"record_weighing"],"result":[null,"{}"],"seq":[null,9]},"key":"command-9772-9-883c33f3","new":"95de19344e9feacfd7ff737798b4f283458494ae2cc259ea4d57685a0bd24233","old":null,"secret":[],"table":"commands"}],"seq":9}');
INSERT INTO public.audit VALUES (10, 'a58bf9a4e45b979fdd9e577cbe2ea218ca54647c23ecd30028e1a8cdd81ac3e2', '0660e9ec4661c54de52a14fe8e12d7c4aa31833706ce8a2839b6e6ca56d8bda1', '{"act":"verify","at":"2025-01-15T08:00:10.000000+00:00","by":"pharm","command":"command-9772-10-8fe1bf72","reason":null,"rows":[{"changed":{"agrees":[null,1],"id":[null,"verification-1"],"look":[null,"white"],"lot_read":[null,"TS2409-3"],"reading":[null,"100 g"],"signature":[null,"b05eab3bba80baff7fc98c31f6edacc4"],"verified_at":[null,"2025-01-15T08:00:10.000000+00:00"],"verified_by":[null,"pharm"],"weighed_by":[null,"tech"],"weighing":[null,"weighing-1"]},"key":"verification-1","new":"9b8515e915e76b2d867d27c205f8940966cde9d2f900cd8fcc8d9c3742f731f0","old":null,"secret":[],"table":"verifications"},{"changed":{"excepted_at":[null,"2025-01-15T08:00:10.000000+00:00"],"excepted_by":[null,"pharm"],"id":[null,"lone-1"],"reason":[null,"night"],"signature":[null,"b05eab3bba80baff7fc98c31f6edacc4"],"weighing":[null,"weighing-2"]},"key":"lone-1","new":"020b53ce56694e5eb9513858e11a4e7a45f2e986db466d612c8337ac2fb3f4ae","old":null,"secret":[],"table":"lone_exceptions"},{"changed":{"batch":[null,"B-2026-1"],"decides":[null,"deviation-1"],"decision":[null,"accepted"],"id":[null,"deviation-2"],"reason":[null,"within strength"],"recorded_at":[null,"2025-01-15T08:00:10.000000+00:00"],"recorded_by":[null,"pharm"],"signature":[null,"b05eab3bba80baff7fc98c31f6edacc4"],"subject":[null,"weighing"]},"key":"deviation-2","new":"7434bf3bf729cbe4ba52c75f1266a8e1e35380d8fb1635f1d93f2b5e9a097d55","old":null,"secret":[],"table":"deviations"},{"changed":{"state":["weighed","verified"]},"key":"B-2026-1","new":"1e77d11c58bfc928097c8d2949b1d1bfd7c053bbb398ec28465f5a2d7fdf5cea","old":"1c1976219a3972a46f0358033469235a6076c1f4a4ba658fd5dae02708c50325","secret":[],"table":"batches"},{"changed":{"id":[null,"b05eab3bba80baff7fc98c31f6edacc4"],"meaning":[null,"verify"],"nonce":[null,"a1c8d24c730883692253ecca42e1d10d"],"role":[null,"pharmacist"],"signed":[null,"[[\"weighings\", \"weighing-1\", \"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad\"], [\"batches\", \"B-2026-1\", \"1e77d11c58bfc928097c8d2949b1d1bfd7c053bbb398ec28465f5a2d7fdf5cea\"]]"],"signed_at":[null,"2025-01-15T08:00:10.000000+00:00"],"signer":[null,"pharm"]},"key":"b05eab3bba80baff7fc98c31f6edacc4","new":"7532852dc4f17cae46c8614bea229f43f45786aea4278876b3f10a74fa4fc4f2","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:10.000000+00:00"],"id":[null,"command-9772-10-8fe1bf72"],"kind":[null,"verify"],"result":[null,"{}"],"seq":[null,10]},"key":"command-9772-10-8fe1bf72","new":"a33dbec58316c03c8699ec5916f6a0c0794716dda0ae567a14ed6684e22bc7ec","old":null,"secret":[],"table":"commands"}],"seq":10}');
INSERT INTO public.audit VALUES (11, '0660e9ec4661c54de52a14fe8e12d7c4aa31833706ce8a2839b6e6ca56d8bda1', '334c6c8794f499f400ca91925d2c00b6c4e70724044ed7c8a6e09dcf33987d23', '{"act":"release","at":"2025-01-15T08:00:11.000000+00:00","by":"pharm","command":"command-9772-11-49fb0b3d","reason":null,"rows":[{"changed":{"beyond_use":[null,"2027-02-21"],"binding_rule":[null,"house"],"candidates":[null,"[]"],"decided_at":[null,"2025-01-15T08:00:11.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"931ee9e88f819245fdabe4a165081ffe"],"state":["verified","released"],"yield_obtained":[null,"198 g"]},"key":"B-2026-1","new":"5f3ecd6f14035034e41cb6d5e18bde9747245e3599523e5bfb82a305505b613d","old":"1e77d11c58bfc928097c8d2949b1d1bfd7c053bbb398ec28465f5a2d7fdf5cea","secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"content":[null,"198 g"],"id":[null,"B-2026-1/1"],"serial":[null,1],"state":[null,"filled"]},"key":"B-2026-1/1","new":"a7d503912448b9c421188d7c76da940374f216268350e6c056cd4d4641de635c","old":null,"secret":[],"table":"containers"},{"changed":{"account":[null,"batch"],"amount":[null,-200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"758047505de6ce3d87e603f502379915"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"e1af85811d3930c108db48a7c944f69e"]},"key":"758047505de6ce3d87e603f502379915","new":"d2fa4c61e24b4af4be3c627177f942eb26b286ba9a442cb570c3eb1069bd4854","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"consumed"],"amount":[null,200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"475b8ce5727b825299c6ff31c9b20905"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"e1af85811d3930c108db48a7c944f69e"]},"key":"475b8ce5727b825299c6ff31c9b20905","new":"4381bbee84fa9754951ab8a5ea53ab3e1746a433381094784b63b316773312f4","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"produced"],"amount":[null,-198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"2e7854f99095bc11042b9ce1d233f3b9"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"7fcf60eb933b9c86c09ee55d271e0f08"]},"key":"2e7854f99095bc11042b9ce1d233f3b9","new":"117e6eaa13aad3f49db7af2244d69e27fc15a6533cef91660ab2baccb2169ec2","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"c874805e444cd599ce6a1b9ce8e3a7d6"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"7fcf60eb933b9c86c09ee55d271e0f08"]},"key":"c874805e444cd599ce6a1b9ce8e3a7d6","new":"65f53042e87d6ac01bba074740c9d220e5a6e1493686ec73e87b159410fb5ffd","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"entered_at":[null,"2025-01-15T08:00:11.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"preparation-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"preparation"],"year":[null,2025]},"key":"preparation-2025-1","new":"85deb639731bb9df162078aac982b765a4368ab071a2b2df10830fcebefe261c","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"931ee9e88f819245fdabe4a165081ffe"],"meaning":[null,"release"],"nonce":[null,"6960476f1e8e66ae36dbb51d6816e245"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"5f3ecd6f14035034e41cb6d5e18bde9747245e3599523e5bfb82a305505b613d\"]]"],"signed_at":[null,"2025-01-15T08:00:11.000000+00:00"],"signer":[null,"pharm"]},"key":"931ee9e88f819245fdabe4a165081ffe","new":"b51b1b601b2540f055f91662ed1e0c35cfc5d94c18f71294e6a5f9b3bd9a6824","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:11.000000+00:00"],"id":[null,"command-9772-11-49fb0b3d"],"kind":[null,"release"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,11]},"key":"command-9772-11-49fb0b3d","new":"c90aca23fe984f7fa9886ba21f44ec53c630dd8c0de3022f79894a8226e471e0","old":null,"secret":[],"table":"commands"}],"seq":11}');
INSERT INTO public.audit VALUES (12, '334c6c8794f499f400ca91925d2c00b6c4e70724044ed7c8a6e09dcf33987d23', 'b63f5ed51824a90d8c00d1aecb965e337271861e719ab9ab6d2c78ab57442ab9', '{"act":"dispense","at":"2025-01-15T08:00:12.000000+00:00","by":"pharm","command":"command-9772-12-1cce95e9","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"checks":[null,"[]"],"directions":[null,"thinly"],"dispensed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"dispensed_by":[null,"pharm"],"id":[null,"disp-1"],"patient":[null,"patient-1"],"prescribed_on":[null,"2026-11-23"],"prescriber":[null,"Dr Martin"],"prescriber_address":[null,"3 rue"],"prescription":[null,"apply"],"quantity":[null,"10 g"],"signature":[null,"92b6b910327cc9b03d39d9cd9644eef7"]},"key":"disp-1","new":"b4e427206b954a1ba12c4c53ab89048ada2674eb894da7d087372140ab667f1f","old":null,"secret":[],"table":"dispensings"},{"changed":{"account":[null,"batch"],"amount":[null,-10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"ccc6014673b08cbed8bd213f345a968c"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"b19bf700041890da88d2e48d15ce86b9"]},"key":"ccc6014673b08cbed8bd213f345a968c","new":"ed10bef53b898151a4f36bdfe287d5d3d2167b927f76bafe1235bd4968999b94","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"patient"],"amount":[null,10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"dispensing":[null,"disp-1"],"id":[null,"536c3977ba6c353a66864161469fc0c0"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"b19bf700041890da88d2e48d15ce86b9"]},"key":"536c3977ba6c353a66864161469fc0c0","new":"e901a9f3d7486f3a1c1227c3a8fdbeea9f1c227427e972bd129c9d0a1a8cbecb","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"dispensing":[null,"disp-1"],"entered_at":[null,"2025-01-15T08:00:12.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"dispensing-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"dispensing"],"year":[null,2025]},"key":"dispensing-2025-1","new":"889ebd32c62006cdb8788cbb85221c4e114f75c4893abc37fabb2c9e865ff9c5","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"92b6b910327cc9b03d39d9cd9644eef7"],"meaning":[null,"dispense"],"nonce":[null,"eabf27a29f6864d3e16dcc225151e6bb"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"5f3ecd6f14035034e41cb6d5e18bde9747245e3599523e5bfb82a305505b613d\"]]"],"signed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"signer":[null,"pharm"]},"key":"92b6b910327cc9b03d39d9cd9644eef7","new":"9cacd96771e56586a53f5a5a9ea59374a4896a5f252062dfc289e86b3b0283c9","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:12.000000+00:00"],"id":[null,"command-9772-12-1cce95e9"],"kind":[null,"dispense"],"result":[null,"{\"dispensing\": \"disp-1\"}"],"seq":[null,12]},"key":"command-9772-12-1cce95e9","new":"831955a9a7046aa9a4bb23af717d259535bbac1e5565b72ee65ebcbd82d86e68","old":null,"secret":[],"table":"commands"}],"seq":12}');
INSERT INTO public.audit VALUES (13, 'b63f5ed51824a90d8c00d1aecb965e337271861e719ab9ab6d2c78ab57442ab9', '6522b6ce69d5eccad9cb84f7d3a982811c5d52d354d4a2eeacfcccaba7a1a642', '{"act":"print","at":"2025-01-15T08:00:13.000000+00:00","by":"pharm","command":"command-9772-13-45a644ef","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"copy":[null,1],"digest":[null,"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"],"dispensing":[null,"disp-1"],"documents_head":[null,"b63f5ed51824a90d8c00d1aecb965e337271861e719ab9ab6d2c78ab57442ab9"],"documents_seq":[null,12],"id":[null,"print-1"],"paper":[null,"patient_label"],"patient":[null,"patient-1"],"printed_at":[null,"2025-01-15T08:00:13.000000+00:00"],"printed_by":[null,"pharm"],"reason":[null,"torn"]},"key":"print-1","new":"5754bc0810db5ce21ab6052e480068d9a380f70d428a23ff650ad2536c3e02dc","old":null,"secret":[],"table":"prints"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:13.000000+00:00"],"id":[null,"command-9772-13-45a644ef"],"kind":[null,"print"],"result":[null,"{}"],"seq":[null,13]},"key":"command-9772-13-45a644ef","new":"b874474398dd3da387984f81a34aa8d7e5ead94dcc5b4971f5d2262d16ed1c2b","old":null,"secret":[],"table":"commands"}],"seq":13}');
INSERT INTO public.audit VALUES (14, '6522b6ce69d5eccad9cb84f7d3a982811c5d52d354d4a2eeacfcccaba7a1a642', '68276e9db7f0da0958805688a7c40885f0d261e61d85bcff1df2081bd4c2801d', '{"act":"backup","at":"2025-01-15T08:00:14.000000+00:00","by":"adm","command":"command-9772-14-193ad489","reason":null,"rows":[{"changed":{"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"file_name":[null,"copy.db"],"head":[null,"6522b6ce69d5eccad9cb84f7d3a982811c5d52d354d4a2eeacfcccaba7a1a642"],"id":[null,"backup-1"],"made_at":[null,"2025-01-15T08:00:14.000000+00:00"],"made_by":[null,"adm"],"seq":[null,13]},"key":"backup-1","new":"29fc9164ad01c015ccf945e3daaa6b4c8bec06ceaad384461cec0295201e0c2c","old":null,"secret":[],"table":"backups"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:14.000000+00:00"],"id":[null,"command-9772-14-193ad489"],"kind":[null,"backup"],"result":[null,"{}"],"seq":[null,14]},"key":"command-9772-14-193ad489","new":"353bfba173c478b6cf0d207129967399de0b851399370b9a0517587015355038","old":null,"secret":[],"table":"commands"}],"seq":14}');
INSERT INTO public.audit VALUES (15, '68276e9db7f0da0958805688a7c40885f0d261e61d85bcff1df2081bd4c2801d', 'e49aa9b29f00bc0051862002415f9ca4c6162d88b0ddddac41d72f02b08546cb', '{"act":"restore","at":"2025-01-15T08:00:15.000000+00:00","by":"adm","command":"command-9772-15-2ba65589","reason":"drill","rows":[{"changed":{"declared_at":[null,"2025-01-15T08:00:15.000000+00:00"],"declared_by":[null,"adm"],"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"head":[null,"68276e9db7f0da0958805688a7c40885f0d261e61d85bcff1df2081bd4c2801d"],"id":[null,"restoration-1"],"last_numbers":[null,"{}"],"lost":[null,"[]"],"reason":[null,"drill"],"seq":[null,14],"signature":[null,"dbc46de92327864146ac1256adf30ec1"]},"key":"restoration-1","new":"0f14f8c6e5bfae20ee60d97b9e0a667b26f885a27d6ed146498e63d12258e831","old":null,"secret":[],"table":"restorations"},{"changed":{"id":[null,"dbc46de92327864146ac1256adf30ec1"],"meaning":[null,"restore"],"nonce":[null,"ee83bc8e19ec4b8aa8d655c162f26bc4"],"role":[null,"administrator"],"signed":[null,"[[\"backups\", \"backup-1\", \"29fc9164ad01c015ccf945e3daaa6b4c8bec06ceaad384461cec0295201e0c2c\"]]"],"signed_at":[null,"2025-01-15T08:00:15.000000+00:00"],"signer":[null,"adm"]},"key":"dbc46de92327864146ac1256adf30ec1","new":"248e1b95e84faaf808896abb3fd8cb789c6a9c98917fee7228ea3d4849517d24","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:15.000000+00:00"],"id":[null,"command-9772-15-2ba65589"],"kind":[null,"restore"],"result":[null,"{}"],"seq":[null,15]},"key":"command-9772-15-2ba65589","new":"643474cc7ebb9f85cbfa743c735753c0a230f405fd7e9f3010decd7c9b27275a","old":null,"secret":[],"table":"commands"}],"seq":15}');
INSERT INTO public.audit VALUES (16, 'e49aa9b29f00bc0051862002415f9ca4c6162d88b0ddddac41d72f02b08546cb', '887e65dc62a0bcf9a0f4ad8458c42d80f6866a95cd415e05b0fe4b2aa03c7afe', '{"act":"erase_patient","at":"2025-01-15T08:00:16.000000+00:00","by":"pharm","command":"command-9772-16-232d9ff9","reason":"asked for","rows":[{"changed":{},"key":"patient-2","new":null,"old":"6db3997bb241c9a6d0e3cca3bb08a83b88f60d7d29062a7e761779fda7b82765","secret":[],"table":"identities"},{"changed":{"erased_at":[null,"2025-01-15T08:00:16.000000+00:00"]},"key":"patient-2","new":"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5","old":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","secret":[],"table":"patients"},{"changed":{"id":[null,"831c33bc4d331e7ab18599e31e727346"],"meaning":[null,"erase_patient"],"nonce":[null,"cc9cb82a80ada14e9de7fe5307c9ac4c"],"role":[null,"pharmacist"],"signed":[null,"[[\"patients\", \"patient-2\", \"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5\"]]"],"signed_at":[null,"2025-01-15T08:00:16.000000+00:00"],"signer":[null,"pharm"]},"key":"831c33bc4d331e7ab18599e31e727346","new":"00f2393fdf38f39f073448fb3c283558a94f69c976c1b352e7871fb1e31aa075","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:16.000000+00:00"],"id":[null,"command-9772-16-232d9ff9"],"kind":[null,"erase_patient"],"result":[null,"{}"],"seq":[null,16]},"key":"command-9772-16-232d9ff9","new":"f8ead4b2abfff17dad3bc94df16bd4bbb841913ce5ffc7b79e3511ee6121f984","old":null,"secret":[],"table":"commands"}],"seq":16}');
INSERT INTO public.backups VALUES ('backup-1', 'copy.db', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 13, '6522b6ce69d5eccad9cb84f7d3a982811c5d52d354d4a2eeacfcccaba7a1a642', 'adm', '2025-01-15T08:00:14.000000+00:00');
INSERT INTO public.balances VALUES ('balance-1', 'Bench', 'B123', 'g', '0.01 g', '0.5 g', '600 g', '2026-11-24', '0.003 g', NULL);
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-1', 'B-2026-1', 1, 1, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %');
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-2', 'B-2026-1', 1, 2, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %');
INSERT INTO public.batch_steps VALUES ('step-1', 'B-2026-1', 1, 'mix', 1, 'tech', '2025-01-15T08:00:09.000000+00:00', 'smooth', NULL, NULL);
INSERT INTO public.batches VALUES ('B-2026-1', 2025, 1, 'sts-ointment-25/1', '200 g', 'mass', 'full', '{}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'released', 'pharm', '2025-01-15T08:00:08.000000+00:00', NULL, 'ed17dcdab76ca2ed301e7faac1ac7991', 'tech', '2025-01-15T08:00:09.000000+00:00', '198 g', NULL, NULL, NULL, '2027-02-21', 'house', '[]', NULL, NULL, 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, '931ee9e88f819245fdabe4a165081ffe');
INSERT INTO public.commands VALUES ('command-9772-1-f6271efa', 'init', 1, '2025-01-15T08:00:01.000000+00:00', '', '{"pharmacy": "pharmacy-1"}', 'adm');
INSERT INTO public.commands VALUES ('command-9772-10-8fe1bf72', 'verify', 10, '2025-01-15T08:00:10.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-11-49fb0b3d', 'release', 11, '2025-01-15T08:00:11.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-12-1cce95e9', 'dispense', 12, '2025-01-15T08:00:12.000000+00:00', '', '{"dispensing": "disp-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-13-45a644ef', 'print', 13, '2025-01-15T08:00:13.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-14-193ad489', 'backup', 14, '2025-01-15T08:00:14.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-9772-15-2ba65589', 'restore', 15, '2025-01-15T08:00:15.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-9772-16-232d9ff9', 'erase_patient', 16, '2025-01-15T08:00:16.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-2-06e71149', 'register_balance', 2, '2025-01-15T08:00:02.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-9772-3-0a7c42c2', 'import_formulation', 3, '2025-01-15T08:00:03.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'tech');
INSERT INTO public.commands VALUES ('command-9772-4-8a8ce109', 'approve_formulation', 4, '2025-01-15T08:00:04.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-5-82621f22', 'receive_lot', 5, '2025-01-15T08:00:05.000000+00:00', '', '{"lot": "lot-1"}', 'tech');
INSERT INTO public.commands VALUES ('command-9772-6-f29231ab', 'accept_lot', 6, '2025-01-15T08:00:06.000000+00:00', '', '{"lot": "lot-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-7-db3764c9', 'add_patient', 7, '2025-01-15T08:00:07.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-8-ef12a324', 'plan_batch', 8, '2025-01-15T08:00:08.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-9772-9-883c33f3', 'record_weighing', 9, '2025-01-15T08:00:09.000000+00:00', '', '{}', 'tech');
INSERT INTO public.containers VALUES ('B-2026-1/1', 'B-2026-1', 1, '198 g', 'filled');
INSERT INTO public.deviations VALUES ('deviation-1', 'B-2026-1', 'weighing', 'spilt', 'tech', '2025-01-15T08:00:09.000000+00:00', 'weighing-2', '100 g', '99 g', NULL, NULL, NULL);
INSERT INTO public.deviations VALUES ('deviation-2', 'B-2026-1', 'weighing', 'within strength', 'pharm', '2025-01-15T08:00:10.000000+00:00', NULL, NULL, NULL, 'deviation-1', 'accepted', 'b05eab3bba80baff7fc98c31f6edacc4');
INSERT INTO public.dispensings VALUES ('disp-1', 'B-2026-1', '10 g', 'pharm', '2025-01-15T08:00:12.000000+00:00', '92b6b910327cc9b03d39d9cd9644eef7', 'patient-1', NULL, 'Dr Martin', '3 rue', '2026-11-23', 'apply', 'thinly', '[]');
INSERT INTO public.evidence VALUES ('evidence-1', 'sts-ointment-25', 'house_limit', 'house', 1, 'pharm', '2025-01-15T08:00:04.000000+00:00', '2df4db9f70663ec56df7d0b55b904306', NULL, 90, NULL, NULL);
INSERT INTO public.formulation_versions VALUES ('sts-ointment-25/1', 'sts-ointment-25', 1, 'name = ''é''', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'approved', 'tech', '2025-01-15T08:00:03.000000+00:00', 'pharm', '2025-01-15T08:00:04.000000+00:00', '2df4db9f70663ec56df7d0b55b904306');
INSERT INTO public.identities VALUES ('patient-1', '\x3080848a2e080f0409bcc78093cdf38e', 'Dupont patient-1', '1960-02-29', 'N-1', '2 rue du Test');
INSERT INTO public.lone_exceptions VALUES ('lone-1', 'weighing-2', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'night', 'b05eab3bba80baff7fc98c31f6edacc4');
INSERT INTO public.lots VALUES ('lot-1', 2025, 1, 'sodium thiosulfate', 'Supplier', 'TS2409-3', '2027-06-30', 2, '500 g', 'mass', 'g', 'accepted', 'tech', '2025-01-15T08:00:05.000000+00:00', 'pentahydrate', 'Maker', NULL, NULL, NULL, NULL, NULL, 'CoA 7', '99.6 %', 'dried', 'anhydrous', '34 %', NULL, NULL, '1.05 g/mL', NULL, 'measured', 'pharm', '2025-01-15T08:00:06.000000+00:00', NULL, '5314da4add1e3753b509156cd654a5b3');
INSERT INTO public.movements VALUES ('04170eea79314cbd7eca6b133d9ac401', 'ecd45c5c548d1cda5f474f573f914e4f', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('2e7854f99095bc11042b9ce1d233f3b9', '7fcf60eb933b9c86c09ee55d271e0f08', 'filling', 'produced', -198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('475b8ce5727b825299c6ff31c9b20905', 'e1af85811d3930c108db48a7c944f69e', 'consumption', 'consumed', 200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('536c3977ba6c353a66864161469fc0c0', 'b19bf700041890da88d2e48d15ce86b9', 'dispensing', 'patient', 10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', 'disp-1');
INSERT INTO public.movements VALUES ('556987361d92c48a35c7feb0ebfdfd95', 'ecd45c5c548d1cda5f474f573f914e4f', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('722a0767e50897ddc2f3a0f4c958617d', '90e513d16f6cb515a23ddcedb405394a', 'receipt', 'receipt', -1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('758047505de6ce3d87e603f502379915', 'e1af85811d3930c108db48a7c944f69e', 'consumption', 'batch', -200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('9ac6c16a5790dd8a6531614d4dba7807', 'f77677fb39e0e8482864ed0c71e5ef33', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('c874805e444cd599ce6a1b9ce8e3a7d6', '7fcf60eb933b9c86c09ee55d271e0f08', 'filling', 'batch', 198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('ccc6014673b08cbed8bd213f345a968c', 'b19bf700041890da88d2e48d15ce86b9', 'dispensing', 'batch', -10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('f83ae6c873eb296ec7fc3d52f73d3125', 'f77677fb39e0e8482864ed0c71e5ef33', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('fb501a15e13b205a9f7cc8784ac8b080', '90e513d16f6cb515a23ddcedb405394a', 'receipt', 'lot', 1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.patients VALUES ('patient-1', 'pharm', '2025-01-15T08:00:07.000000+00:00', NULL);
INSERT INTO public.patients VALUES ('patient-2', 'pharm', '2025-01-15T08:00:07.000000+00:00', '2025-01-15T08:00:16.000000+00:00');
INSERT INTO public.pharmacy VALUES ('pharmacy-1', 'Pharmacie de l’Hôpital', '1 rue du Test', 'FR', 'fr', 'Europe/Paris', 1, '2025-01-15T08:00:01.000000+00:00');
INSERT INTO public.prints VALUES ('print-1', 'patient_label', 12, 'b63f5ed51824a90d8c00d1aecb965e337271861e719ab9ab6d2c78ab57442ab9', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 1, 'pharm', '2025-01-15T08:00:13.000000+00:00', 'B-2026-1', 'B-2026-1/1', 'disp-1', 'patient-1', 'torn');
INSERT INTO public.register VALUES ('dispensing-2025-1', 'dispensing', 2025, 1, 'pharm', '2025-01-15T08:00:12.000000+00:00', 'B-2026-1', 'disp-1', '[]', '198 g', NULL);
INSERT INTO public.register VALUES ('preparation-2025-1', 'preparation', 2025, 1, 'pharm', '2025-01-15T08:00:11.000000+00:00', 'B-2026-1', NULL, '[]', '198 g', NULL);
INSERT INTO public.restorations VALUES ('restoration-1', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 14, '68276e9db7f0da0958805688a7c40885f0d261e61d85bcff1df2081bd4c2801d', '[]', '{}', 'drill', 'adm', '2025-01-15T08:00:15.000000+00:00', 'dbc46de92327864146ac1256adf30ec1');
INSERT INTO public.signatures VALUES ('2df4db9f70663ec56df7d0b55b904306', 'pharm', 'pharmacist', 'approve_formulation', '2025-01-15T08:00:04.000000+00:00', 'f1900c3937e683c54d24b7ba36b508bc', '[["formulation_versions", "sts-ointment-25/1", "768a96d235f8271ce14585630d65d1d52ac0d3d443a04519039f659f70e26d1f"]]');
INSERT INTO public.signatures VALUES ('5314da4add1e3753b509156cd654a5b3', 'pharm', 'pharmacist', 'accept_lot', '2025-01-15T08:00:06.000000+00:00', 'c750a86b888fe1e977c65ab48e983d09', '[["lots", "lot-1", "79c03adde1184ac2a277e3c735aade2052d03412f78f35c6490905befa02a998"]]');
INSERT INTO public.signatures VALUES ('831c33bc4d331e7ab18599e31e727346', 'pharm', 'pharmacist', 'erase_patient', '2025-01-15T08:00:16.000000+00:00', 'cc9cb82a80ada14e9de7fe5307c9ac4c', '[["patients", "patient-2", "f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5"]]');
INSERT INTO public.signatures VALUES ('92b6b910327cc9b03d39d9cd9644eef7', 'pharm', 'pharmacist', 'dispense', '2025-01-15T08:00:12.000000+00:00', 'eabf27a29f6864d3e16dcc225151e6bb', '[["batches", "B-2026-1", "5f3ecd6f14035034e41cb6d5e18bde9747245e3599523e5bfb82a305505b613d"]]');
INSERT INTO public.signatures VALUES ('931ee9e88f819245fdabe4a165081ffe', 'pharm', 'pharmacist', 'release', '2025-01-15T08:00:11.000000+00:00', '6960476f1e8e66ae36dbb51d6816e245', '[["batches", "B-2026-1", "5f3ecd6f14035034e41cb6d5e18bde9747245e3599523e5bfb82a305505b613d"]]');
INSERT INTO public.signatures VALUES ('b05eab3bba80baff7fc98c31f6edacc4', 'pharm', 'pharmacist', 'verify', '2025-01-15T08:00:10.000000+00:00', 'a1c8d24c730883692253ecca42e1d10d', '[["weighings", "weighing-1", "da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad"], ["batches", "B-2026-1", "1e77d11c58bfc928097c8d2949b1d1bfd7c053bbb398ec28465f5a2d7fdf5cea"]]');
INSERT INTO public.signatures VALUES ('dbc46de92327864146ac1256adf30ec1', 'adm', 'administrator', 'restore', '2025-01-15T08:00:15.000000+00:00', 'ee83bc8e19ec4b8aa8d655c162f26bc4', '[["backups", "backup-1", "29fc9164ad01c015ccf945e3daaa6b4c8bec06ceaad384461cec0295201e0c2c"]]');
INSERT INTO public.signatures VALUES ('ed17dcdab76ca2ed301e7faac1ac7991', 'pharm', 'pharmacist', 'plan_batch', '2025-01-15T08:00:08.000000+00:00', '07d2b7ec7d0a520f060751379c00e60a', '[["batches", "B-2026-1", "eafcd4779cb9ec4d4716674b858571544e41f695e47e5d75cbeb4afa7dfb5819"]]');
INSERT INTO public.staff VALUES ('adm', 'adm-login', 'Name of adm', 'administrator', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, '$argon2id$recovery');
INSERT INTO public.staff VALUES ('pharm', 'pharm-login', 'Name of pharm', 'pharmacist', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.staff VALUES ('tech', 'tech-login', 'Name of tech', 'technician', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.verifications VALUES ('verification-1', 'weighing-1', 'tech', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'TS2409-3', '100 g', 'white', 1, 'b05eab3bba80baff7fc98c31f6edacc4');
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
CREATE INDEX ix_commands_balance ON public.commands USING btree ((((result)::jsonb ->> 'balance'::text))) WHERE (((result)::jsonb ->> 'balance'::text) IS NOT NULL);
CREATE INDEX ix_commands_batch ON public.commands USING btree ((((result)::jsonb ->> 'batch'::text))) WHERE (((result)::jsonb ->> 'batch'::text) IS NOT NULL);
CREATE INDEX ix_commands_lot ON public.commands USING btree ((((result)::jsonb ->> 'lot'::text))) WHERE (((result)::jsonb ->> 'lot'::text) IS NOT NULL);
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
