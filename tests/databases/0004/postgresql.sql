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
    part text COLLATE pg_catalog."C",
    CONSTRAINT ck_batch_lines_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_batch_lines_part CHECK ((part = ANY (ARRAY['drug'::text, 'diluent'::text, 'portion'::text]))),
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
    dilution text COLLATE pg_catalog."C",
    CONSTRAINT ck_weighings_balance CHECK (((source <> 'balance'::text) OR ((balance IS NOT NULL) AND (raw_line IS NOT NULL)))),
    CONSTRAINT ck_weighings_id CHECK ((id <> ''::text)),
    CONSTRAINT ck_weighings_lot CHECK (((source = 'declared'::text) OR (lot IS NOT NULL))),
    CONSTRAINT ck_weighings_source CHECK ((source = ANY (ARRAY['balance'::text, 'typed'::text, 'declared'::text]))),
    CONSTRAINT ck_weighings_typed CHECK (((source <> 'typed'::text) OR (reason IS NOT NULL))),
    CONSTRAINT ck_weighings_within_tolerance CHECK ((within_tolerance = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
INSERT INTO public.alembic_version VALUES ('0004');
INSERT INTO public.audit VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', '3cd1e0eaa115a7c58b964d8e584809df23bbffdc48c3b62d30dabfc8067d66ca', '{"act":"init","at":"2025-01-15T08:00:01.000000+00:00","by":"adm","command":"command-16284-1-1d54a2b2","reason":null,"rows":[{"changed":{"address":[null,"1 rue du Test"],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"pharmacy-1"],"language":[null,"fr"],"name":[null,"Pharmacie de l’Hôpital"],"profile":[null,"FR"],"sample":[null,1],"time_zone":[null,"Europe/Paris"]},"key":"pharmacy-1","new":"5c3cfe825c4c3b4f2beb74d3f7f016964b482ddf6e875b849326a7b7b00e12d9","old":null,"secret":[],"table":"pharmacy"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"adm"],"lock_count":[null,0],"login":[null,"adm-login"],"must_change_password":[null,0],"name":[null,"Name of adm"],"role":[null,"administrator"]},"key":"adm","new":"b5d4a9f79a844e3aee0c3dd2ba2a5168ee1606b6d576686535e206945caeb2e2","old":null,"secret":["password","recovery"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"tech"],"lock_count":[null,0],"login":[null,"tech-login"],"must_change_password":[null,0],"name":[null,"Name of tech"],"role":[null,"technician"]},"key":"tech","new":"d2dba53cb8158a519271e3ac4b0b84371812312aaeae4bf1064d306a86b0615a","old":null,"secret":["password"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"pharm"],"lock_count":[null,0],"login":[null,"pharm-login"],"must_change_password":[null,0],"name":[null,"Name of pharm"],"role":[null,"pharmacist"]},"key":"pharm","new":"cd1c2e60bc2c677982b3638b0cec8531871067bb4656bcb82dcc77294dae97b4","old":null,"secret":["password"],"table":"staff"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"command-16284-1-1d54a2b2"],"kind":[null,"init"],"result":[null,"{\"pharmacy\": \"pharmacy-1\"}"],"seq":[null,1]},"key":"command-16284-1-1d54a2b2","new":"9f70d66653321784f8c8186cc5d41361538d224bc93c20f4f3d314dc757fdd5c","old":null,"secret":[],"table":"commands"}],"seq":1}');
INSERT INTO public.audit VALUES (2, '3cd1e0eaa115a7c58b964d8e584809df23bbffdc48c3b62d30dabfc8067d66ca', '1ed5f5462c46631ed36b34b8588a962b829e25633440359e3d52b3d04445949d', '{"act":"register_balance","at":"2025-01-15T08:00:02.000000+00:00","by":"adm","command":"command-16284-2-aeae9fca","reason":null,"rows":[{"changed":{"capacity":[null,"600 g"],"checked_on":[null,"2026-11-24"],"id":[null,"balance-1"],"minimum_weight":[null,"0.5 g"],"name":[null,"Bench"],"repeatability":[null,"0.003 g"],"resolution":[null,"0.01 g"],"serial_number":[null,"B123"],"unit":[null,"g"]},"key":"balance-1","new":"16fc8a0af910e43be23150300d1a575b0febafba39f441c1b51b5473dee7809b","old":null,"secret":[],"table":"balances"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:02.000000+00:00"],"id":[null,"command-16284-2-aeae9fca"],"kind":[null,"register_balance"],"result":[null,"{}"],"seq":[null,2]},"key":"command-16284-2-aeae9fca","new":"b1ddca4c0fb96233e3d8fe748eb4e1839f6b40a1a49861a953cf361addebb70b","old":null,"secret":[],"table":"commands"}],"seq":2}');
INSERT INTO public.audit VALUES (3, '1ed5f5462c46631ed36b34b8588a962b829e25633440359e3d52b3d04445949d', '081678705c4c82df859a82032253bf127266be15d09ad3f969de8b61960177ba', '{"act":"import_formulation","at":"2025-01-15T08:00:03.000000+00:00","by":"tech","command":"command-16284-3-b2f56bcf","reason":null,"rows":[{"changed":{"digest":[null,"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"],"formulation":[null,"sts-ointment-25"],"id":[null,"sts-ointment-25/1"],"imported_at":[null,"2025-01-15T08:00:03.000000+00:00"],"imported_by":[null,"tech"],"state":[null,"draft"],"text":[null,"name = ''é''"],"version":[null,1]},"key":"sts-ointment-25/1","new":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","old":null,"secret":[],"table":"formulation_versions"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:03.000000+00:00"],"id":[null,"command-16284-3-b2f56bcf"],"kind":[null,"import_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,3]},"key":"command-16284-3-b2f56bcf","new":"637e78705072afcb11bbb09bc907b04fcfeef6ae551b2656a1fa1a41c4eaaea7","old":null,"secret":[],"table":"commands"}],"seq":3}');
INSERT INTO public.audit VALUES (4, '081678705c4c82df859a82032253bf127266be15d09ad3f969de8b61960177ba', 'b1be7f41dc5ef4b18bb6e7807ed4a22598a26f42b258b85f615e2e9d0143ff13', '{"act":"approve_formulation","at":"2025-01-15T08:00:04.000000+00:00","by":"pharm","command":"command-16284-4-3066e473","reason":null,"rows":[{"changed":{"approved_at":[null,"2025-01-15T08:00:04.000000+00:00"],"approved_by":[null,"pharm"],"approved_signature":[null,"6a494c23f6b7c3ac34cafe0e46dcd6c0"],"state":["draft","approved"]},"key":"sts-ointment-25/1","new":"0a86e71fe19ec2b82fdc9ca039ebc0d9d6f5e7388b1520cf116d14cd902d4785","old":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","secret":[],"table":"formulation_versions"},{"changed":{"days":[null,90],"formulation":[null,"sts-ointment-25"],"id":[null,"evidence-1"],"kind":[null,"house_limit"],"recorded_at":[null,"2025-01-15T08:00:04.000000+00:00"],"recorded_by":[null,"pharm"],"sample":[null,1],"signature":[null,"6a494c23f6b7c3ac34cafe0e46dcd6c0"],"source":[null,"house"]},"key":"evidence-1","new":"a37b6d286b9fbc1f925b94df2c0d64243c9f6aa2404342663b4a340ad79331a9","old":null,"secret":[],"table":"evidence"},{"changed":{"id":[null,"6a494c23f6b7c3ac34cafe0e46dcd6c0"],"meaning":[null,"approve_formulation"],"nonce":[null,"15207ad999d152f655fde276cfcbfdf0"],"role":[null,"pharmacist"],"signed":[null,"[[\"formulation_versions\", \"sts-ointment-25/1\", \"0a86e71fe19ec2b82fdc9ca039ebc0d9d6f5e7388b1520cf116d14cd902d4785\"]]"],"signed_at":[null,"2025-01-15T08:00:04.000000+00:00"],"signer":[null,"pharm"]},"key":"6a494c23f6b7c3ac34cafe0e46dcd6c0","new":"b3af403e12ee9d078da9c1b49bdc8d0484aabd549083365ededafa5cebd8c04a","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:04.000000+00:00"],"id":[null,"command-16284-4-3066e473"],"kind":[null,"approve_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,4]},"key":"command-16284-4-3066e473","new":"c828d1dc26cb9a910c24f35d657f824143ddf439b4f584fae9c44e0ab6af5e91","old":null,"secret":[],"table":"commands"}],"seq":4}');
INSERT INTO public.audit VALUES (5, 'b1be7f41dc5ef4b18bb6e7807ed4a22598a26f42b258b85f615e2e9d0143ff13', '63558af390c2e1a9e750a750589d708a48e82eddd3083182c7b441261f7baa86', '{"act":"receive_lot","at":"2025-01-15T08:00:05.000000+00:00","by":"tech","command":"command-16284-5-e51de9e1","reason":null,"rows":[{"changed":{"assay":[null,"99.6 %"],"assay_basis":[null,"dried"],"assay_form":[null,"anhydrous"],"certificate":[null,"CoA 7"],"container_size":[null,"500 g"],"containers":[null,2],"density":[null,"1.05 g/mL"],"density_source":[null,"measured"],"dimension":[null,"mass"],"expires_on":[null,"2027-06-30"],"form":[null,"pentahydrate"],"id":[null,"lot-1"],"ingredient":[null,"sodium thiosulfate"],"lot_number":[null,"TS2409-3"],"maker":[null,"Maker"],"number":[null,1],"received_at":[null,"2025-01-15T08:00:05.000000+00:00"],"received_by":[null,"tech"],"state":[null,"quarantine"],"supplier":[null,"Supplier"],"unit":[null,"g"],"water":[null,"34 %"],"year":[null,2025]},"key":"lot-1","new":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","old":null,"secret":[],"table":"lots"},{"changed":{"account":[null,"receipt"],"amount":[null,-1000000000000],"dimension":[null,"mass"],"id":[null,"ddcf40d2dac01399e7dca8e5263f3af1"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"2c989227b42b54aa6fe2477a1bc3633c"]},"key":"ddcf40d2dac01399e7dca8e5263f3af1","new":"1ed54db2bee47887393f8f87eb37dfc8d500026680373c16abce7c6f727750fe","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"lot"],"amount":[null,1000000000000],"dimension":[null,"mass"],"id":[null,"25caa4c34c19d691a011d4623b6918ef"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"2c989227b42b54aa6fe2477a1bc3633c"]},"key":"25caa4c34c19d691a011d4623b6918ef","new":"1918488742ac3c9a569d444d9bf6968571cd4fa0041c5cf1f15ddcd477f69889","old":null,"secret":[],"table":"movements"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:05.000000+00:00"],"id":[null,"command-16284-5-e51de9e1"],"kind":[null,"receive_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,5]},"key":"command-16284-5-e51de9e1","new":"21690a06c6032430be7d6a507560eaf3cd1b5e9128f04b36bbfee5b54c24bf5e","old":null,"secret":[],"table":"commands"}],"seq":5}');
INSERT INTO public.audit VALUES (6, '63558af390c2e1a9e750a750589d708a48e82eddd3083182c7b441261f7baa86', 'e482ea5c92620336cb40e68b7d2ac4bfb6a29d14a4d54f5aa38793ac1789bac7', '{"act":"accept_lot","at":"2025-01-15T08:00:06.000000+00:00","by":"pharm","command":"command-16284-6-6186e00f","reason":null,"rows":[{"changed":{"decided_at":[null,"2025-01-15T08:00:06.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"2c36518e8d1cc7448f8024937342e0e8"],"state":["quarantine","accepted"]},"key":"lot-1","new":"54e8fa86a562f8624df8cd2813cc48b9c9ca73cf4bbc00aeb9823f0fa66686e5","old":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","secret":[],"table":"lots"},{"changed":{"id":[null,"2c36518e8d1cc7448f8024937342e0e8"],"meaning":[null,"accept_lot"],"nonce":[null,"09092b891085df1b37945683542cd56a"],"role":[null,"pharmacist"],"signed":[null,"[[\"lots\", \"lot-1\", \"54e8fa86a562f8624df8cd2813cc48b9c9ca73cf4bbc00aeb9823f0fa66686e5\"]]"],"signed_at":[null,"2025-01-15T08:00:06.000000+00:00"],"signer":[null,"pharm"]},"key":"2c36518e8d1cc7448f8024937342e0e8","new":"71146f863c91b623d847c17ddaae64a5a5577503c2f620d97b8846c63b268f7c","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:06.000000+00:00"],"id":[null,"command-16284-6-6186e00f"],"kind":[null,"accept_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,6]},"key":"command-16284-6-6186e00f","new":"0645f0c4bccd8d1a738b040c69eff2d091a607a0fa94a24e31269749753cc7f6","old":null,"secret":[],"table":"commands"}],"seq":6}');
INSERT INTO public.audit VALUES (7, 'e482ea5c92620336cb40e68b7d2ac4bfb6a29d14a4d54f5aa38793ac1789bac7', 'e1710951a225f10503f1136482569087933b7f12b21e25fe39c9617a45076d50', '{"act":"add_patient","at":"2025-01-15T08:00:07.000000+00:00","by":"pharm","command":"command-16284-7-6897e783","reason":null,"rows":[{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-1"]},"key":"patient-1","new":"ce3def76e7a331a25ac2a66768c882d97fe6a89e25145460128a6e7b9a1348b0","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-1","new":"c1aafed59c869851a31fc8522a7c1187d7c474ac4c5bf5e777eb79617de62c93","old":null,"secret":[],"table":"identities"},{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-2"]},"key":"patient-2","new":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-2","new":"0736be03c82ed8beca48f6cc27ecf4ba266b135684b4798959f140232fa1e481","old":null,"secret":[],"table":"identities"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:07.000000+00:00"],"id":[null,"command-16284-7-6897e783"],"kind":[null,"add_patient"],"result":[null,"{}"],"seq":[null,7]},"key":"command-16284-7-6897e783","new":"138e13e57dfef71e68b9281516cf646e2e8dade2546b7b0d87a33dd397ace38d","old":null,"secret":[],"table":"commands"}],"seq":7}');
INSERT INTO public.audit VALUES (8, 'e1710951a225f10503f1136482569087933b7f12b21e25fe39c9617a45076d50', '5a14971b8665a36db943ab8bfaa62ea51e82d78f6c835b67c72d1a5f769f72d4', '{"act":"plan_batch","at":"2025-01-15T08:00:08.000000+00:00","by":"pharm","command":"command-16284-8-6f1c212d","reason":null,"rows":[{"changed":{"dimension":[null,"mass"],"formulation_version":[null,"sts-ointment-25/1"],"id":[null,"B-2026-1"],"number":[null,1],"plan":[null,"{}"],"plan_digest":[null,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"plan_signature":[null,"5a7db146f120b0e0a8ae2a486731ca56"],"planned_at":[null,"2025-01-15T08:00:08.000000+00:00"],"planned_by":[null,"pharm"],"policy":[null,"full"],"size":[null,"200 g"],"state":[null,"planned"],"year":[null,2025]},"key":"B-2026-1","new":"0f9ec0e42c8e77451d553a70bc247734900e728aece5c8f67cf6925123c6e449","old":null,"secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-1"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,1],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-1","new":"17746eaec8a003cc124725b3791bcc8cc9c27c735bc7036af8eb3958edbd891e","old":null,"secret":[],"table":"batch_lines"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-2"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,2],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-2","new":"466ea23206bceb2568f04a4936a9174e7787a337ae3ce6ffd88add319fae1c5a","old":null,"secret":[],"table":"batch_lines"},{"changed":{"id":[null,"5a7db146f120b0e0a8ae2a486731ca56"],"meaning":[null,"plan_batch"],"nonce":[null,"3ce3a8e86e2c2679c25e30fc498bff05"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"0f9ec0e42c8e77451d553a70bc247734900e728aece5c8f67cf6925123c6e449\"]]"],"signed_at":[null,"2025-01-15T08:00:08.000000+00:00"],"signer":[null,"pharm"]},"key":"5a7db146f120b0e0a8ae2a486731ca56","new":"1aee2ea698e6cab5abd640d751bf88176f6a0b5dbc906613b55d22c6f35052d7","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:08.000000+00:00"],"id":[null,"command-16284-8-6f1c212d"],"kind":[null,"plan_batch"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,8]},"key":"command-16284-8-6f1c212d","new":"764b78e8f708238aac7e2aa60b0b5b0240b6a5f9c377e989353232cb1a904497","old":null,"secret":[],"table":"commands"}],"seq":8}');
INSERT INTO public.audit VALUES (9, '5a14971b8665a36db943ab8bfaa62ea51e82d78f6c835b67c72d1a5f769f72d4', 'c6d67f041cf5ad0971e398ae0e2c63b533a00dac4b838950ae3b55477abdefbe', '{"act":"record_weighing","at":"2025-01-15T08:00:09.000000+00:00","by":"tech","command":"command-16284-9-fcfba0b3","reason":null,"rows":[{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-1"],"id":[null,"weighing-1"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,1]},"key":"weighing-1","new":"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"46194908b4109686971642f9a1c4e215"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"34f87463791423dcdb2d201608bb2858"]},"key":"46194908b4109686971642f9a1c4e215","new":"6b84482d0641c7b37c99cd8e91b65eeaeba0671f4d4d8714beaa721a80ef86a5","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"d61cc268e34889cec0762ae5c2a01b38"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"34f87463791423dcdb2d201608bb2858"]},"key":"d61cc268e34889cec0762ae5c2a01b38","new":"06d41ac5ff91fe4e1323c55627b4b25a677dac7fa84c9a2c848840fbdf6695a7","old":null,"secret":[],"table":"movements"},{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-2"],"id":[null,"weighing-2"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,0]},"key":"weighing-2","new":"ef90acd6d587c539d2cc4e701ef12a22b144be524f84dad72b36ee2a700390ae","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"16d3d7bd5e7c947c4151a58bde45736f"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"5725d613185f3c436388c9f9473b402b"]},"key":"16d3d7bd5e7c947c4151a58bde45736f","new":"fc3d3ff7eeda95e6648e0b131d8f00bf93513199e2e04f845d2730fa08496550","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"d7f2edc208ebc6c7e7cf7ed97254942d"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"5725d613185f3c436388c9f9473b402b"]},"key":"d7f2edc208ebc6c7e7cf7ed97254942d","new":"bc8e73fc9009a09b14c9dc8105fbc4f062544869d6be3cfc1a4c62f46b25af01","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"done_at":[null,"2025-01-15T08:00:09.000000+00:00"],"done_by":[null,"tech"],"found":[null,"smooth"],"id":[null,"step-1"],"kind":[null,"mix"],"passed":[null,1],"step":[null,1]},"key":"step-1","new":"648a9e119ea4ae62cfe8241042d867b55e5513d96b1de5c59406e438df8b101b","old":null,"secret":[],"table":"batch_steps"},{"changed":{"batch":[null,"B-2026-1"],"found":[null,"100 g"],"id":[null,"deviation-1"],"limits":[null,"99 g"],"reason":[null,"spilt"],"recorded_at":[null,"2025-01-15T08:00:09.000000+00:00"],"recorded_by":[null,"tech"],"subject":[null,"weighing"],"weighing":[null,"weighing-2"]},"key":"deviation-1","new":"570c3c2bf3c4a754346f8f9d3af536f233d0db087d3a554cca01ef1ab5fac4e1","old":null,"secret":[],"table":"deviations"},{"changed":{"made_at":[null,"2025-01-15T08:00:09.000000+00:00"],"made_by":[null,"tech"],"state":["planned","weighed"]},"key":"B-2026-1","new":"ab5fe6baf5c66d36f106120395a76d60636c2d1d8ebf87b2c2ba03ebf99459dd","old":"0f9ec0e42c8e77451d553a70bc247734900e728aece5c8f67cf6925123c6e449","secret":[],"table":"batches"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:09.000000+00:00"],"id":[null,"command-16284-9-fcfba0b3"],"kind":[null,"record_weighing"],"result":[null,"{}"],"seq":[null,9]},"key":"command-16284-9-fcfba0b3","new":"85cb499e37960d19e71cce1bf99ec36894f146e36306f11b17c3a365a3b8b0c5","old":null,"secret":[],"table":"commands"}],"seq":9}');
INSERT INTO public.audit VALUES (10, 'c6d67f041cf5ad0971e398ae0e2c63b533a00dac4b838950ae3b55477abdefbe', 'ab59106d1302de9b1c1f88f15a7fdc5410491631ea5028f121f597c207c0b6d5', '{"act":"verify","at":"2025-01-15T08:00:10.000000+00:00","by":"pharm","command":"command-16284-10-db0e15db","reason":null,"rows":[{"changed":{"agrees":[null,1],"id":[null,"verification-1"],"look":[null,"white"],"lot_read":[null,"TS2409-3"],"reading":[null,"100 g"],"signature":[null,"0b38069b2a1d29fa436b28b8da9f6fd7"],"verified_at":[null,"2025-01-15T08:00:10.000000+00:00"],"verified_by":[null,"pharm"],"weighed_by":[null,"tech"],"weighing":[null,"weighing-1"]},"key":"verification-1","new":"3d7450430432dc507aebbbe8a018fa46a536b620320572a1d2be1df1fbf96c4a","old":null,"secret":[],"table":"verifications"},{"changed":{"excepted_at":[null,"2025-01-15T08:00:10.000000+00:00"],"excepted_by":[null,"pharm"],"id":[null,"lone-1"],"reason":[null,"night"],"signature":[null,"0b38069b2a1d29fa436b28b8da9f6fd7"],"weighing":[null,"weighing-2"]},"key":"lone-1","new":"8e0515000e167654c707e1571afd5df5920516225bdcded545566927f495b41f","old":null,"secret":[],"table":"lone_exceptions"},{"changed":{"batch":[null,"B-2026-1"],"decides":[null,"deviation-1"],"decision":[null,"accepted"],"id":[null,"deviation-2"],"reason":[null,"within strength"],"recorded_at":[null,"2025-01-15T08:00:10.000000+00:00"],"recorded_by":[null,"pharm"],"signature":[null,"0b38069b2a1d29fa436b28b8da9f6fd7"],"subject":[null,"weighing"]},"key":"deviation-2","new":"79030d9f65d0b6eec203c046ab13847cae46fbe0174ee168ec295a306bafe74f","old":null,"secret":[],"table":"deviations"},{"changed":{"state":["weighed","verified"]},"key":"B-2026-1","new":"afa91c9f46148489f78325bc040764054ce92ba62894b648c587e8bc29e12232","old":"ab5fe6baf5c66d36f106120395a76d60636c2d1d8ebf87b2c2ba03ebf99459dd","secret":[],"table":"batches"},{"changed":{"id":[null,"0b38069b2a1d29fa436b28b8da9f6fd7"],"meaning":[null,"verify"],"nonce":[null,"bfbe69b370e25fd5a9f6398a4aff30a5"],"role":[null,"pharmacist"],"signed":[null,"[[\"weighings\", \"weighing-1\", \"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad\"], [\"batches\", \"B-2026-1\", \"afa91c9f46148489f78325bc040764054ce92ba62894b648c587e8bc29e12232\"]]"],"signed_at":[null,"2025-01-15T08:00:10.000000+00:00"],"signer":[null,"pharm"]},"key":"0b38069b2a1d29fa436b28b8da9f6fd7","new":"f730633a31dfa13fb1bab5efcdb327b5dca267daba40d4329617dee2680f8b80","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:10.000000+00:00"],"id":[null,"command-16284-10-db0e15db"],"kind":[null,"verify"],"result":[null,"{}"],"seq":[null,10]},"key":"command-16284-10-db0e15db","new":"da02fc2e927cf055b3153a3ac479ace6242d809bf2d62efdbd7dac2d2a6f8dc6","old":null,"secret":[],"table":"commands"}],"seq":10}');
INSERT INTO public.audit VALUES (11, 'ab59106d1302de9b1c1f88f15a7fdc5410491631ea5028f121f597c207c0b6d5', '5e9fa1af93769015a3e702ccff3ae64d0612dd8225809626fdc4853cc7de43b5', '{"act":"release","at":"2025-01-15T08:00:11.000000+00:00","by":"pharm","command":"command-16284-11-d3cba987","reason":null,"rows":[{"changed":{"beyond_use":[null,"2027-02-21"],"binding_rule":[null,"house"],"candidates":[null,"[]"],"decided_at":[null,"2025-01-15T08:00:11.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"7b19695fe8386b0ab05388bb7083c934"],"state":["verified","released"],"yield_obtained":[null,"198 g"]},"key":"B-2026-1","new":"27c0362708604c80d128567c9bd074eb86956a48a43de09881f700f2c8a37ba5","old":"afa91c9f46148489f78325bc040764054ce92ba62894b648c587e8bc29e12232","secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"content":[null,"198 g"],"id":[null,"B-2026-1/1"],"serial":[null,1],"state":[null,"filled"]},"key":"B-2026-1/1","new":"a7d503912448b9c421188d7c76da940374f216268350e6c056cd4d4641de635c","old":null,"secret":[],"table":"containers"},{"changed":{"account":[null,"batch"],"amount":[null,-200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"970b18490fa5f5ef49c8aaceb29d9f56"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"f48e77a947f9d78bc24d0354772ecee6"]},"key":"970b18490fa5f5ef49c8aaceb29d9f56","new":"6c71b2c4f603c65cb8491cf25ee4f241bef12d52e9376f79a5c200af37a87a98","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"consumed"],"amount":[null,200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"4a9d698fcd574834ef882dff1a64d999"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"f48e77a947f9d78bc24d0354772ecee6"]},"key":"4a9d698fcd574834ef882dff1a64d999","new":"732ff807c8f98dc7ed6c315116fe5c79f62f39a54adf3e4cf5cf993cb938c12b","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"produced"],"amount":[null,-198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"c006e4b71ff35eaa0a47bcb89c805631"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"301ecf535826e06b2485bcfa0143e7b3"]},"key":"c006e4b71ff35eaa0a47bcb89c805631","new":"eee754d21ab40f594dae5b8f6b4104913f1f7cc5600a39ac39c3d51be8e37193","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"a4ed3b8318f58433f8b3e81cb1eed325"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"301ecf535826e06b2485bcfa0143e7b3"]},"key":"a4ed3b8318f58433f8b3e81cb1eed325","new":"e8e4d344c4c26606a4fa647659787cf3c82dacaaa828f174ab8d59fc4df6b1b0","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"entered_at":[null,"2025-01-15T08:00:11.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"preparation-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"preparation"],"year":[null,2025]},"key":"preparation-2025-1","new":"85deb639731bb9df162078aac982b765a4368ab071a2b2df10830fcebefe261c","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"7b19695fe8386b0ab05388bb7083c934"],"meaning":[null,"release"],"nonce":[null,"e58194b96e4ba7b43ea14041b120e8cc"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"27c0362708604c80d128567c9bd074eb86956a48a43de09881f700f2c8a37ba5\"]]"],"signed_at":[null,"2025-01-15T08:00:11.000000+00:00"],"signer":[null,"pharm"]},"key":"7b19695fe8386b0ab05388bb7083c934","new":"1e72a07d4c11668e26a692de7a694334df811480bdbac6fdacde93bf308999fc","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:11.000000+00:00"],"id":[null,"command-16284-11-d3cba987"],"kind":[null,"release"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,11]},"key":"command-16284-11-d3cba987","new":"c34247cbdf29cca575db34d358f6e256f127bd1c45bf80ae076c95ea71eeba85","old":null,"secret":[],"table":"commands"}],"seq":11}');
INSERT INTO public.audit VALUES (12, '5e9fa1af93769015a3e702ccff3ae64d0612dd8225809626fdc4853cc7de43b5', 'c4b400a558e0dfa9a4860a5c0c04a2be12e3015a1f5e6446b394b26bdbc144ee', '{"act":"dispense","at":"2025-01-15T08:00:12.000000+00:00","by":"pharm","command":"command-16284-12-2abc4aef","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"checks":[null,"[]"],"directions":[null,"thinly"],"dispensed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"dispensed_by":[null,"pharm"],"id":[null,"disp-1"],"patient":[null,"patient-1"],"prescribed_on":[null,"2026-11-23"],"prescriber":[null,"Dr Martin"],"prescriber_address":[null,"3 rue"],"prescription":[null,"apply"],"quantity":[null,"10 g"],"signature":[null,"9cc97815fd1d61bae7f6004052f98e01"]},"key":"disp-1","new":"423720f5e6ced67a506a456b4d85b97642e6f0201744dd000f78f79eb2d9274a","old":null,"secret":[],"table":"dispensings"},{"changed":{"account":[null,"batch"],"amount":[null,-10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"5ba80dd3ab9cbe5d797828a87b1e273a"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"f5ff0ebd608fa685af8383151f578f87"]},"key":"5ba80dd3ab9cbe5d797828a87b1e273a","new":"75b1afe01b68142bb0e13e3de24699bdefe2ef59b31ff113476506961ad7b947","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"patient"],"amount":[null,10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"dispensing":[null,"disp-1"],"id":[null,"1b65564e8d1a545f7c90f308a7a16cbf"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"f5ff0ebd608fa685af8383151f578f87"]},"key":"1b65564e8d1a545f7c90f308a7a16cbf","new":"7c01fab319c406ee9b7118a3a99a2b4a08c6d117b0c20a3945f1971f268af970","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"dispensing":[null,"disp-1"],"entered_at":[null,"2025-01-15T08:00:12.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"dispensing-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"dispensing"],"year":[null,2025]},"key":"dispensing-2025-1","new":"889ebd32c62006cdb8788cbb85221c4e114f75c4893abc37fabb2c9e865ff9c5","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"9cc97815fd1d61bae7f6004052f98e01"],"meaning":[null,"dispense"],"nonce":[null,"641508f6c24c67c176cf5ddf4ec34a21"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"27c0362708604c80d128567c9bd074eb86956a48a43de09881f700f2c8a37ba5\"]]"],"signed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"signer":[null,"pharm"]},"key":"9cc97815fd1d61bae7f6004052f98e01","new":"143bb9da5e1d1432d4daabc5cadd3d1326b7dcaf29becd98b4bff1754806c74a","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:12.000000+00:00"],"id":[null,"command-16284-12-2abc4aef"],"kind":[null,"dispense"],"result":[null,"{\"dispensing\": \"disp-1\"}"],"seq":[null,12]},"key":"command-16284-12-2abc4aef","new":"f9260e01366a2a966e4c9fbb2808d6fcc95cbabd7c601f4e797cf4ad3102255a","old":null,"secret":[],"table":"commands"}],"seq":12}');
INSERT INTO public.audit VALUES (13, 'c4b400a558e0dfa9a4860a5c0c04a2be12e3015a1f5e6446b394b26bdbc144ee', '875bf664dcf7fbdc06dae3740d64bc09568f1584657da5646dbe26d46f27d0a1', '{"act":"print","at":"2025-01-15T08:00:13.000000+00:00","by":"pharm","command":"command-16284-13-2c51154c","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"copy":[null,1],"digest":[null,"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"],"dispensing":[null,"disp-1"],"documents_head":[null,"c4b400a558e0dfa9a4860a5c0c04a2be12e3015a1f5e6446b394b26bdbc144ee"],"documents_seq":[null,12],"id":[null,"print-1"],"paper":[null,"patient_label"],"patient":[null,"patient-1"],"printed_at":[null,"2025-01-15T08:00:13.000000+00:00"],"printed_by":[null,"pharm"],"reason":[null,"torn"]},"key":"print-1","new":"b2e3af319c849a4749cb878c1e64086df470df5e5648046f1155910cc2fb27c1","old":null,"secret":[],"table":"prints"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:13.000000+00:00"],"id":[null,"command-16284-13-2c51154c"],"kind":[null,"print"],"result":[null,"{}"],"seq":[null,13]},"key":"command-16284-13-2c51154c","new":"164db472cf5ddf7ec0daa8278c9454091f12eebdbdd400e1ad30d610c3c34b88","old":null,"secret":[],"table":"commands"}],"seq":13}');
INSERT INTO public.audit VALUES (14, '875bf664dcf7fbdc06dae3740d64bc09568f1584657da5646dbe26d46f27d0a1', '5148671afed18058c51ef492689a8f27a20f4fadfe3d725b0b9b35fbfafecc21', '{"act":"backup","at":"2025-01-15T08:00:14.000000+00:00","by":"adm","command":"command-16284-14-54dbf208","reason":null,"rows":[{"changed":{"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"file_name":[null,"copy.db"],"head":[null,"875bf664dcf7fbdc06dae3740d64bc09568f1584657da5646dbe26d46f27d0a1"],"id":[null,"backup-1"],"made_at":[null,"2025-01-15T08:00:14.000000+00:00"],"made_by":[null,"adm"],"seq":[null,13]},"key":"backup-1","new":"7741e4dc3dfb570cbc0bac5e981eb99161217b86e74a0be049d064dfb3417021","old":null,"secret":[],"table":"backups"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:14.000000+00:00"],"id":[null,"command-16284-14-54dbf208"],"kind":[null,"backup"],"result":[null,"{}"],"seq":[null,14]},"key":"command-16284-14-54dbf208","new":"f198ee678290724b3673ca93fcc03a1b355339366a4e4fd8dad6432d376f74a4","old":null,"secret":[],"table":"commands"}],"seq":14}');
INSERT INTO public.audit VALUES (15, '5148671afed18058c51ef492689a8f27a20f4fadfe3d725b0b9b35fbfafecc21', '310cb405ff6f7d802acc8867509fc3d693d258078c5b1010375ca04b9bd93b08', '{"act":"restore","at":"2025-01-15T08:00:15.000000+00:00","by":"adm","command":"command-16284-15-e1906a9b","reason":"drill","rows":[{"changed":{"declared_at":[null,"2025-01-15T08:00:15.000000+00:00"],"declared_by":[null,"adm"],"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"head":[null,"5148671afed18058c51ef492689a8f27a20f4fadfe3d725b0b9b35fbfafecc21"],"id":[null,"restoration-1"],"last_numbers":[null,"{}"],"lost":[null,"[]"],"reason":[null,"drill"],"seq":[null,14],"signature":[null,"7097b740ea1275db5ec55a20811107cd"]},"key":"restoration-1","new":"62d97a11779adcbee878514dfd6b12c0d6edf14557235125d7a37bc298793d89","old":null,"secret":[],"table":"restorations"},{"changed":{"id":[null,"7097b740ea1275db5ec55a20811107cd"],"meaning":[null,"restore"],"nonce":[null,"cfa36fca70324ae603cc394516d95239"],"role":[null,"administrator"],"signed":[null,"[[\"backups\", \"backup-1\", \"7741e4dc3dfb570cbc0bac5e981eb99161217b86e74a0be049d064dfb3417021\"]]"],"signed_at":[null,"2025-01-15T08:00:15.000000+00:00"],"signer":[null,"adm"]},"key":"7097b740ea1275db5ec55a20811107cd","new":"1fbe033280db95b33493f642d2bef8c002bd07a6f8997b28f76bded0c3bae7cd","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:15.000000+00:00"],"id":[null,"command-16284-15-e1906a9b"],"kind":[null,"restore"],"result":[null,"{}"],"seq":[null,15]},"key":"command-16284-15-e1906a9b","new":"6baa165cce60221f73ffefc297b564c457bfae19215c71005e81026449f1fe9a","old":null,"secret":[],"table":"commands"}],"seq":15}');
INSERT INTO public.audit VALUES (16, '310cb405ff6f7d802acc8867509fc3d693d258078c5b1010375ca04b9bd93b08', '980a75b40643a2ba86e0c82f2127fadab5c52555eb391714d7a68b2fa6720cfc', '{"act":"erase_patient","at":"2025-01-15T08:00:16.000000+00:00","by":"pharm","command":"command-16284-16-6d384156","reason":"asked for","rows":[{"changed":{},"key":"patient-2","new":null,"old":"0736be03c82ed8beca48f6cc27ecf4ba266b135684b4798959f140232fa1e481","secret":[],"table":"identities"},{"changed":{"erased_at":[null,"2025-01-15T08:00:16.000000+00:00"]},"key":"patient-2","new":"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5","old":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","secret":[],"table":"patients"},{"changed":{"id":[null,"e2a89b04a3dd1559889aeb47689fa321"],"meaning":[null,"erase_patient"],"nonce":[null,"541bbf50da98ed5788d1ff512e7816c0"],"role":[null,"pharmacist"],"signed":[null,"[[\"patients\", \"patient-2\", \"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5\"]]"],"signed_at":[null,"2025-01-15T08:00:16.000000+00:00"],"signer":[null,"pharm"]},"key":"e2a89b04a3dd1559889aeb47689fa321","new":"d92f3ec35af3d9c2ec2bf122fd4e48226624028fc04fb18fc3db5a14f55c3536","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:16.000000+00:00"],"id":[null,"command-16284-16-6d384156"],"kind":[null,"erase_patient"],"result":[null,"{}"],"seq":[null,16]},"key":"command-16284-16-6d384156","new":"68c66fa5d71c71d19bc4bdb2d45c38b3ee25f8150280e5a7602d4720fca394bc","old":null,"secret":[],"table":"commands"}],"seq":16}');
INSERT INTO public.backups VALUES ('backup-1', 'copy.db', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 13, '875bf664dcf7fbdc06dae3740d64bc09568f1584657da5646dbe26d46f27d0a1', 'adm', '2025-01-15T08:00:14.000000+00:00');
INSERT INTO public.balances VALUES ('balance-1', 'Bench', 'B123', 'g', '0.01 g', '0.5 g', '600 g', '2026-11-24', '0.003 g', NULL);
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-1', 'B-2026-1', 1, 1, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %', NULL);
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-2', 'B-2026-1', 1, 2, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %', NULL);
INSERT INTO public.batch_steps VALUES ('step-1', 'B-2026-1', 1, 'mix', 1, 'tech', '2025-01-15T08:00:09.000000+00:00', 'smooth', NULL, NULL);
INSERT INTO public.batches VALUES ('B-2026-1', 2025, 1, 'sts-ointment-25/1', '200 g', 'mass', 'full', '{}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'released', 'pharm', '2025-01-15T08:00:08.000000+00:00', NULL, '5a7db146f120b0e0a8ae2a486731ca56', 'tech', '2025-01-15T08:00:09.000000+00:00', '198 g', NULL, NULL, NULL, '2027-02-21', 'house', '[]', NULL, NULL, 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, '7b19695fe8386b0ab05388bb7083c934');
INSERT INTO public.commands VALUES ('command-16284-1-1d54a2b2', 'init', 1, '2025-01-15T08:00:01.000000+00:00', '', '{"pharmacy": "pharmacy-1"}', 'adm');
INSERT INTO public.commands VALUES ('command-16284-10-db0e15db', 'verify', 10, '2025-01-15T08:00:10.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-11-d3cba987', 'release', 11, '2025-01-15T08:00:11.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-12-2abc4aef', 'dispense', 12, '2025-01-15T08:00:12.000000+00:00', '', '{"dispensing": "disp-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-13-2c51154c', 'print', 13, '2025-01-15T08:00:13.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-14-54dbf208', 'backup', 14, '2025-01-15T08:00:14.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-16284-15-e1906a9b', 'restore', 15, '2025-01-15T08:00:15.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-16284-16-6d384156', 'erase_patient', 16, '2025-01-15T08:00:16.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-2-aeae9fca', 'register_balance', 2, '2025-01-15T08:00:02.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-16284-3-b2f56bcf', 'import_formulation', 3, '2025-01-15T08:00:03.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'tech');
INSERT INTO public.commands VALUES ('command-16284-4-3066e473', 'approve_formulation', 4, '2025-01-15T08:00:04.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-5-e51de9e1', 'receive_lot', 5, '2025-01-15T08:00:05.000000+00:00', '', '{"lot": "lot-1"}', 'tech');
INSERT INTO public.commands VALUES ('command-16284-6-6186e00f', 'accept_lot', 6, '2025-01-15T08:00:06.000000+00:00', '', '{"lot": "lot-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-7-6897e783', 'add_patient', 7, '2025-01-15T08:00:07.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-8-6f1c212d', 'plan_batch', 8, '2025-01-15T08:00:08.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-16284-9-fcfba0b3', 'record_weighing', 9, '2025-01-15T08:00:09.000000+00:00', '', '{}', 'tech');
INSERT INTO public.containers VALUES ('B-2026-1/1', 'B-2026-1', 1, '198 g', 'filled');
INSERT INTO public.deviations VALUES ('deviation-1', 'B-2026-1', 'weighing', 'spilt', 'tech', '2025-01-15T08:00:09.000000+00:00', 'weighing-2', '100 g', '99 g', NULL, NULL, NULL);
INSERT INTO public.deviations VALUES ('deviation-2', 'B-2026-1', 'weighing', 'within strength', 'pharm', '2025-01-15T08:00:10.000000+00:00', NULL, NULL, NULL, 'deviation-1', 'accepted', '0b38069b2a1d29fa436b28b8da9f6fd7');
INSERT INTO public.dispensings VALUES ('disp-1', 'B-2026-1', '10 g', 'pharm', '2025-01-15T08:00:12.000000+00:00', '9cc97815fd1d61bae7f6004052f98e01', 'patient-1', NULL, 'Dr Martin', '3 rue', '2026-11-23', 'apply', 'thinly', '[]');
INSERT INTO public.evidence VALUES ('evidence-1', 'sts-ointment-25', 'house_limit', 'house', 1, 'pharm', '2025-01-15T08:00:04.000000+00:00', '6a494c23f6b7c3ac34cafe0e46dcd6c0', NULL, 90, NULL, NULL);
INSERT INTO public.formulation_versions VALUES ('sts-ointment-25/1', 'sts-ointment-25', 1, 'name = ''é''', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'approved', 'tech', '2025-01-15T08:00:03.000000+00:00', 'pharm', '2025-01-15T08:00:04.000000+00:00', '6a494c23f6b7c3ac34cafe0e46dcd6c0');
INSERT INTO public.identities VALUES ('patient-1', '\x73a9cbee2ebfdb46c1134d996efa7779', 'Dupont patient-1', '1960-02-29', 'N-1', '2 rue du Test');
INSERT INTO public.lone_exceptions VALUES ('lone-1', 'weighing-2', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'night', '0b38069b2a1d29fa436b28b8da9f6fd7');
INSERT INTO public.lots VALUES ('lot-1', 2025, 1, 'sodium thiosulfate', 'Supplier', 'TS2409-3', '2027-06-30', 2, '500 g', 'mass', 'g', 'accepted', 'tech', '2025-01-15T08:00:05.000000+00:00', 'pentahydrate', 'Maker', NULL, NULL, NULL, NULL, NULL, 'CoA 7', '99.6 %', 'dried', 'anhydrous', '34 %', NULL, NULL, '1.05 g/mL', NULL, 'measured', 'pharm', '2025-01-15T08:00:06.000000+00:00', NULL, '2c36518e8d1cc7448f8024937342e0e8');
INSERT INTO public.movements VALUES ('16d3d7bd5e7c947c4151a58bde45736f', '5725d613185f3c436388c9f9473b402b', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('1b65564e8d1a545f7c90f308a7a16cbf', 'f5ff0ebd608fa685af8383151f578f87', 'dispensing', 'patient', 10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', 'disp-1');
INSERT INTO public.movements VALUES ('25caa4c34c19d691a011d4623b6918ef', '2c989227b42b54aa6fe2477a1bc3633c', 'receipt', 'lot', 1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('46194908b4109686971642f9a1c4e215', '34f87463791423dcdb2d201608bb2858', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('4a9d698fcd574834ef882dff1a64d999', 'f48e77a947f9d78bc24d0354772ecee6', 'consumption', 'consumed', 200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('5ba80dd3ab9cbe5d797828a87b1e273a', 'f5ff0ebd608fa685af8383151f578f87', 'dispensing', 'batch', -10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('970b18490fa5f5ef49c8aaceb29d9f56', 'f48e77a947f9d78bc24d0354772ecee6', 'consumption', 'batch', -200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('a4ed3b8318f58433f8b3e81cb1eed325', '301ecf535826e06b2485bcfa0143e7b3', 'filling', 'batch', 198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('c006e4b71ff35eaa0a47bcb89c805631', '301ecf535826e06b2485bcfa0143e7b3', 'filling', 'produced', -198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('d61cc268e34889cec0762ae5c2a01b38', '34f87463791423dcdb2d201608bb2858', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('d7f2edc208ebc6c7e7cf7ed97254942d', '5725d613185f3c436388c9f9473b402b', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('ddcf40d2dac01399e7dca8e5263f3af1', '2c989227b42b54aa6fe2477a1bc3633c', 'receipt', 'receipt', -1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.patients VALUES ('patient-1', 'pharm', '2025-01-15T08:00:07.000000+00:00', NULL);
INSERT INTO public.patients VALUES ('patient-2', 'pharm', '2025-01-15T08:00:07.000000+00:00', '2025-01-15T08:00:16.000000+00:00');
INSERT INTO public.pharmacy VALUES ('pharmacy-1', 'Pharmacie de l’Hôpital', '1 rue du Test', 'FR', 'fr', 'Europe/Paris', 1, '2025-01-15T08:00:01.000000+00:00');
INSERT INTO public.prints VALUES ('print-1', 'patient_label', 12, 'c4b400a558e0dfa9a4860a5c0c04a2be12e3015a1f5e6446b394b26bdbc144ee', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 1, 'pharm', '2025-01-15T08:00:13.000000+00:00', 'B-2026-1', 'B-2026-1/1', 'disp-1', 'patient-1', 'torn');
INSERT INTO public.register VALUES ('dispensing-2025-1', 'dispensing', 2025, 1, 'pharm', '2025-01-15T08:00:12.000000+00:00', 'B-2026-1', 'disp-1', '[]', '198 g', NULL);
INSERT INTO public.register VALUES ('preparation-2025-1', 'preparation', 2025, 1, 'pharm', '2025-01-15T08:00:11.000000+00:00', 'B-2026-1', NULL, '[]', '198 g', NULL);
INSERT INTO public.restorations VALUES ('restoration-1', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 14, '5148671afed18058c51ef492689a8f27a20f4fadfe3d725b0b9b35fbfafecc21', '[]', '{}', 'drill', 'adm', '2025-01-15T08:00:15.000000+00:00', '7097b740ea1275db5ec55a20811107cd');
INSERT INTO public.signatures VALUES ('0b38069b2a1d29fa436b28b8da9f6fd7', 'pharm', 'pharmacist', 'verify', '2025-01-15T08:00:10.000000+00:00', 'bfbe69b370e25fd5a9f6398a4aff30a5', '[["weighings", "weighing-1", "da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad"], ["batches", "B-2026-1", "afa91c9f46148489f78325bc040764054ce92ba62894b648c587e8bc29e12232"]]');
INSERT INTO public.signatures VALUES ('2c36518e8d1cc7448f8024937342e0e8', 'pharm', 'pharmacist', 'accept_lot', '2025-01-15T08:00:06.000000+00:00', '09092b891085df1b37945683542cd56a', '[["lots", "lot-1", "54e8fa86a562f8624df8cd2813cc48b9c9ca73cf4bbc00aeb9823f0fa66686e5"]]');
INSERT INTO public.signatures VALUES ('5a7db146f120b0e0a8ae2a486731ca56', 'pharm', 'pharmacist', 'plan_batch', '2025-01-15T08:00:08.000000+00:00', '3ce3a8e86e2c2679c25e30fc498bff05', '[["batches", "B-2026-1", "0f9ec0e42c8e77451d553a70bc247734900e728aece5c8f67cf6925123c6e449"]]');
INSERT INTO public.signatures VALUES ('6a494c23f6b7c3ac34cafe0e46dcd6c0', 'pharm', 'pharmacist', 'approve_formulation', '2025-01-15T08:00:04.000000+00:00', '15207ad999d152f655fde276cfcbfdf0', '[["formulation_versions", "sts-ointment-25/1", "0a86e71fe19ec2b82fdc9ca039ebc0d9d6f5e7388b1520cf116d14cd902d4785"]]');
INSERT INTO public.signatures VALUES ('7097b740ea1275db5ec55a20811107cd', 'adm', 'administrator', 'restore', '2025-01-15T08:00:15.000000+00:00', 'cfa36fca70324ae603cc394516d95239', '[["backups", "backup-1", "7741e4dc3dfb570cbc0bac5e981eb99161217b86e74a0be049d064dfb3417021"]]');
INSERT INTO public.signatures VALUES ('7b19695fe8386b0ab05388bb7083c934', 'pharm', 'pharmacist', 'release', '2025-01-15T08:00:11.000000+00:00', 'e58194b96e4ba7b43ea14041b120e8cc', '[["batches", "B-2026-1", "27c0362708604c80d128567c9bd074eb86956a48a43de09881f700f2c8a37ba5"]]');
INSERT INTO public.signatures VALUES ('9cc97815fd1d61bae7f6004052f98e01', 'pharm', 'pharmacist', 'dispense', '2025-01-15T08:00:12.000000+00:00', '641508f6c24c67c176cf5ddf4ec34a21', '[["batches", "B-2026-1", "27c0362708604c80d128567c9bd074eb86956a48a43de09881f700f2c8a37ba5"]]');
INSERT INTO public.signatures VALUES ('e2a89b04a3dd1559889aeb47689fa321', 'pharm', 'pharmacist', 'erase_patient', '2025-01-15T08:00:16.000000+00:00', '541bbf50da98ed5788d1ff512e7816c0', '[["patients", "patient-2", "f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5"]]');
INSERT INTO public.staff VALUES ('adm', 'adm-login', 'Name of adm', 'administrator', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, '$argon2id$recovery');
INSERT INTO public.staff VALUES ('pharm', 'pharm-login', 'Name of pharm', 'pharmacist', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.staff VALUES ('tech', 'tech-login', 'Name of tech', 'technician', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.verifications VALUES ('verification-1', 'weighing-1', 'tech', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'TS2409-3', '100 g', 'white', 1, '0b38069b2a1d29fa436b28b8da9f6fd7');
INSERT INTO public.weighings VALUES ('weighing-1', 'B-2026-1', 'B-2026-1-line-1', 'lot-1', '100 g', 'balance', 1, 'tech', '2025-01-15T08:00:09.000000+00:00', '100 g', 'balance-1', 'S S     100.00 g', 'T S 1.20 g', 'scan', NULL, NULL, NULL);
INSERT INTO public.weighings VALUES ('weighing-2', 'B-2026-1', 'B-2026-1-line-2', 'lot-1', '100 g', 'balance', 0, 'tech', '2025-01-15T08:00:09.000000+00:00', '100 g', 'balance-1', 'S S     100.00 g', 'T S 1.20 g', 'scan', NULL, NULL, NULL);
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
    ADD CONSTRAINT fk_weighings_dilution FOREIGN KEY (dilution) REFERENCES public.weighings(id);
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
