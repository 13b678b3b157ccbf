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
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.audit VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', '92df0b9acbb8244963d10d605dd9e1c34522f2cf2e012ec4498a0bd72064ecce', '{"act":"init","at":"2025-01-15T08:00:01.000000+00:00","by":"adm","command":"command-20534-1-cb61a4cd","reason":null,"rows":[{"changed":{"address":[null,"1 rue du Test"],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"pharmacy-1"],"language":[null,"fr"],"name":[null,"Pharmacie de l’Hôpital"],"profile":[null,"FR"],"sample":[null,1],"time_zone":[null,"Europe/Paris"]},"key":"pharmacy-1","new":"5c3cfe825c4c3b4f2beb74d3f7f016964b482ddf6e875b849326a7b7b00e12d9","old":null,"secret":[],"table":"pharmacy"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"adm"],"lock_count":[null,0],"login":[null,"adm-login"],"must_change_password":[null,0],"name":[null,"Name of adm"],"role":[null,"administrator"]},"key":"adm","new":"b5d4a9f79a844e3aee0c3dd2ba2a5168ee1606b6d576686535e206945caeb2e2","old":null,"secret":["password","recovery"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"tech"],"lock_count":[null,0],"login":[null,"tech-login"],"must_change_password":[null,0],"name":[null,"Name of tech"],"role":[null,"technician"]},"key":"tech","new":"d2dba53cb8158a519271e3ac4b0b84371812312aaeae4bf1064d306a86b0615a","old":null,"secret":["password"],"table":"staff"},{"changed":{"active":[null,1],"created_at":[null,"2025-01-15T08:00:01.000000+00:00"],"failed_sign_ins":[null,0],"id":[null,"pharm"],"lock_count":[null,0],"login":[null,"pharm-login"],"must_change_password":[null,0],"name":[null,"Name of pharm"],"role":[null,"pharmacist"]},"key":"pharm","new":"cd1c2e60bc2c677982b3638b0cec8531871067bb4656bcb82dcc77294dae97b4","old":null,"secret":["password"],"table":"staff"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:01.000000+00:00"],"id":[null,"command-20534-1-cb61a4cd"],"kind":[null,"init"],"result":[null,"{\"pharmacy\": \"pharmacy-1\"}"],"seq":[null,1]},"key":"command-20534-1-cb61a4cd","new":"fcc4fda7a034cf4f9ac6e09c88a115e7797b47c036e9caa00e4894589ee10d30","old":null,"secret":[],"table":"commands"}],"seq":1}');
INSERT INTO public.audit VALUES (2, '92df0b9acbb8244963d10d605dd9e1c34522f2cf2e012ec4498a0bd72064ecce', 'b410d667c2a91f1cc053dc8b972d0881dfb20eff17a366b667b87d1d971fd6a4', '{"act":"register_balance","at":"2025-01-15T08:00:02.000000+00:00","by":"adm","command":"command-20534-2-b134d77e","reason":null,"rows":[{"changed":{"capacity":[null,"600 g"],"checked_on":[null,"2026-11-24"],"id":[null,"balance-1"],"minimum_weight":[null,"0.5 g"],"name":[null,"Bench"],"repeatability":[null,"0.003 g"],"resolution":[null,"0.01 g"],"serial_number":[null,"B123"],"unit":[null,"g"]},"key":"balance-1","new":"16fc8a0af910e43be23150300d1a575b0febafba39f441c1b51b5473dee7809b","old":null,"secret":[],"table":"balances"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:02.000000+00:00"],"id":[null,"command-20534-2-b134d77e"],"kind":[null,"register_balance"],"result":[null,"{}"],"seq":[null,2]},"key":"command-20534-2-b134d77e","new":"0dd1c28e0cee313cec7b958ded88b6f8da62b6bbcee670246b83f85580fe51a6","old":null,"secret":[],"table":"commands"}],"seq":2}');
INSERT INTO public.audit VALUES (3, 'b410d667c2a91f1cc053dc8b972d0881dfb20eff17a366b667b87d1d971fd6a4', '9913b1f049d8e07daf3ad768333ec5c30310406282e9df20f5a018f6214c3f26', '{"act":"import_formulation","at":"2025-01-15T08:00:03.000000+00:00","by":"tech","command":"command-20534-3-7c18bc55","reason":null,"rows":[{"changed":{"digest":[null,"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"],"formulation":[null,"sts-ointment-25"],"id":[null,"sts-ointment-25/1"],"imported_at":[null,"2025-01-15T08:00:03.000000+00:00"],"imported_by":[null,"tech"],"state":[null,"draft"],"text":[null,"name = ''é''"],"version":[null,1]},"key":"sts-ointment-25/1","new":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","old":null,"secret":[],"table":"formulation_versions"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:03.000000+00:00"],"id":[null,"command-20534-3-7c18bc55"],"kind":[null,"import_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,3]},"key":"command-20534-3-7c18bc55","new":"759ef257f59097f9286f15331bb0e1be7aad7b424f8c6fcc665a2312c042549f","old":null,"secret":[],"table":"commands"}],"seq":3}');
INSERT INTO public.audit VALUES (4, '9913b1f049d8e07daf3ad768333ec5c30310406282e9df20f5a018f6214c3f26', 'a2128912af1316d1647354a8437df6dd37a214baceefaeae0f87392b846dcf4d', '{"act":"approve_formulation","at":"2025-01-15T08:00:04.000000+00:00","by":"pharm","command":"command-20534-4-fd05fd9c","reason":null,"rows":[{"changed":{"approved_at":[null,"2025-01-15T08:00:04.000000+00:00"],"approved_by":[null,"pharm"],"approved_signature":[null,"7bdea1e583277302126b1f8156685018"],"state":["draft","approved"]},"key":"sts-ointment-25/1","new":"c06ca8a1029892c7c9667f19962d8ea43bddddda4fd4ccf88df213c492d9eff6","old":"88ee362107d7e90197b28407fb26dbb4e7e743b12426907f0e45372aa3203c21","secret":[],"table":"formulation_versions"},{"changed":{"days":[null,90],"formulation":[null,"sts-ointment-25"],"id":[null,"evidence-1"],"kind":[null,"house_limit"],"recorded_at":[null,"2025-01-15T08:00:04.000000+00:00"],"recorded_by":[null,"pharm"],"sample":[null,1],"signature":[null,"7bdea1e583277302126b1f8156685018"],"source":[null,"house"]},"key":"evidence-1","new":"2f67093e5c543e24bfa1ab86ee0b562c12d06e137d9ad3e4a633c92900ef8d4f","old":null,"secret":[],"table":"evidence"},{"changed":{"id":[null,"7bdea1e583277302126b1f8156685018"],"meaning":[null,"approve_formulation"],"nonce":[null,"0832539de68036759bfbe7676ea53997"],"role":[null,"pharmacist"],"signed":[null,"[[\"formulation_versions\", \"sts-ointment-25/1\", \"c06ca8a1029892c7c9667f19962d8ea43bddddda4fd4ccf88df213c492d9eff6\"]]"],"signed_at":[null,"2025-01-15T08:00:04.000000+00:00"],"signer":[null,"pharm"]},"key":"7bdea1e583277302126b1f8156685018","new":"f4a0b2e137412e3f13c2cedd7897b3446225b84766a480881994c2a3ba7a8689","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:04.000000+00:00"],"id":[null,"command-20534-4-fd05fd9c"],"kind":[null,"approve_formulation"],"result":[null,"{\"version\": \"sts-ointment-25/1\"}"],"seq":[null,4]},"key":"command-20534-4-fd05fd9c","new":"a734bc352b9743ca1d3645de3d88af9b025566197d573ccc4db6a1ee9edf8c54","old":null,"secret":[],"table":"commands"}],"seq":4}');
INSERT INTO public.audit VALUES (5, 'a2128912af1316d1647354a8437df6dd37a214baceefaeae0f87392b846dcf4d', 'd7ac296fdf71d3d78de996d697e51251fbb661cc383f45d84819efcf0ca4604d', '{"act":"receive_lot","at":"2025-01-15T08:00:05.000000+00:00","by":"tech","command":"command-20534-5-0a37940e","reason":null,"rows":[{"changed":{"assay":[null,"99.6 %"],"assay_basis":[null,"dried"],"assay_form":[null,"anhydrous"],"certificate":[null,"CoA 7"],"container_size":[null,"500 g"],"containers":[null,2],"density":[null,"1.05 g/mL"],"density_source":[null,"measured"],"dimension":[null,"mass"],"expires_on":[null,"2027-06-30"],"form":[null,"pentahydrate"],"id":[null,"lot-1"],"ingredient":[null,"sodium thiosulfate"],"lot_number":[null,"TS2409-3"],"maker":[null,"Maker"],"number":[null,1],"received_at":[null,"2025-01-15T08:00:05.000000+00:00"],"received_by":[null,"tech"],"state":[null,"quarantine"],"supplier":[null,"Supplier"],"unit":[null,"g"],"water":[null,"34 %"],"year":[null,2025]},"key":"lot-1","new":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","old":null,"secret":[],"table":"lots"},{"changed":{"account":[null,"receipt"],"amount":[null,-1000000000000],"dimension":[null,"mass"],"id":[null,"4fc8a64cfc80bc4b5ea707bd47007818"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"10a5c60b85a8dfa3feaf0c04206dbc6e"]},"key":"4fc8a64cfc80bc4b5ea707bd47007818","new":"d0c1e416d138fa8123095f643f55c9a3c803cbc741556ba82c425183b0f1072c","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"lot"],"amount":[null,1000000000000],"dimension":[null,"mass"],"id":[null,"b4d844b90b8bb05da3a5b7661f80f8ba"],"kind":[null,"receipt"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:05.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"10a5c60b85a8dfa3feaf0c04206dbc6e"]},"key":"b4d844b90b8bb05da3a5b7661f80f8ba","new":"259ae813cf553f545f29ac6da4da96ff6c41aae604d54278d0f3b5bed63bcc0e","old":null,"secret":[],"table":"movements"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:05.000000+00:00"],"id":[null,"command-20534-5-0a37940e"],"kind":[null,"receive_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,5]},"key":"command-20534-5-0a37940e","new":"18b13313b7c68fcc79b7bb81af38d573051b1c447959330d48e4d9e161ba6b18","old":null,"secret":[],"table":"commands"}],"seq":5}');
INSERT INTO public.audit VALUES (6, 'd7ac296fdf71d3d78de996d697e51251fbb661cc383f45d84819efcf0ca4604d', '175c44ec7cd0d7232da0d34bd8ffe4c1cb301dfba23518e5e1471b7395fed1df', '{"act":"accept_lot","at":"2025-01-15T08:00:06.000000+00:00","by":"pharm","command":"command-20534-6-1d8b093e","reason":null,"rows":[{"changed":{"decided_at":[null,"2025-01-15T08:00:06.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"7dbf106da778bf88f810896e4eabd614"],"state":["quarantine","accepted"]},"key":"lot-1","new":"3d7132e1034801292bfb9b5e53b797b417cf28a11bb3e9d4a1ee2a2645f3a3db","old":"cbe321806d2f9b3f56606f55728feac227f19f8094217ceff9b2ec892c95552a","secret":[],"table":"lots"},{"changed":{"id":[null,"7dbf106da778bf88f810896e4eabd614"],"meaning":[null,"accept_lot"],"nonce":[null,"5739061570a382986b74e570e5b330a8"],"role":[null,"pharmacist"],"signed":[null,"[[\"lots\", \"lot-1\", \"3d7132e1034801292bfb9b5e53b797b417cf28a11bb3e9d4a1ee2a2645f3a3db\"]]"],"signed_at":[null,"2025-01-15T08:00:06.000000+00:00"],"signer":[null,"pharm"]},"key":"7dbf106da778bf88f810896e4eabd614","new":"4567341aecc535faa767e18bdd5225d6c53bb18f7d34fdd3b1e7459a1cd6c0db","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:06.000000+00:00"],"id":[null,"command-20534-6-1d8b093e"],"kind":[null,"accept_lot"],"result":[null,"{\"lot\": \"lot-1\"}"],"seq":[null,6]},"key":"command-20534-6-1d8b093e","new":"cd155f518acffe7da3a81f5646ecbdf3b5e8364a9f9aa228072f05eb3a0031ad","old":null,"secret":[],"table":"commands"}],"seq":6}');
INSERT INTO public.audit VALUES (7, '175c44ec7cd0d7232da0d34bd8ffe4c1cb301dfba23518e5e1471b7395fed1df', 'd5db09a2fe55d5232fe710fe8f66d422c669ed578da82ab4b04d3e9fcbe2e512', '{"act":"add_patient","at":"2025-01-15T08:00:07.000000+00:00","by":"pharm","command":"command-20534-7-023282bc","reason":null,"rows":[{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-1"]},"key":"patient-1","new":"ce3def76e7a331a25ac2a66768c882d97fe6a89e25145460128a6e7b9a1348b0","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-1","new":"5f14770254fa24db73146691d7710083aa671df2bce821a8e11a3ecdb03f89e2","old":null,"secret":[],"table":"identities"},{"changed":{"added_at":[null,"2025-01-15T08:00:07.000000+00:00"],"added_by":[null,"pharm"],"id":[null,"patient-2"]},"key":"patient-2","new":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","old":null,"secret":[],"table":"patients"},{"changed":{},"key":"patient-2","new":"9a8afea5d8a6e6459011cf56a55d3ff48773a25b5eb69fcd7b90ede3789e270e","old":null,"secret":[],"table":"identities"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:07.000000+00:00"],"id":[null,"command-20534-7-023282bc"],"kind":[null,"add_patient"],"result":[null,"{}"],"seq":[null,7]},"key":"command-20534-7-023282bc","new":"827a3bb8f9bb5c1af94eb10ec492ee7b69d787ce66d9e53447ab5d064095bd3e","old":null,"secret":[],"table":"commands"}],"seq":7}');
INSERT INTO public.audit VALUES (8, 'd5db09a2fe55d5232fe710fe8f66d422c669ed578da82ab4b04d3e9fcbe2e512', '2a3807fbc523adfa5970923479752809a37dfc361c062c6b10dbecb1c54429b2', '{"act":"plan_batch","at":"2025-01-15T08:00:08.000000+00:00","by":"pharm","command":"command-20534-8-440faaaa","reason":null,"rows":[{"changed":{"dimension":[null,"mass"],"formulation_version":[null,"sts-ointment-25/1"],"id":[null,"B-2026-1"],"number":[null,1],"plan":[null,"{}"],"plan_digest":[null,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"plan_signature":[null,"26fc2ef9ee7e41f7225ba54ec9ddd595"],"planned_at":[null,"2025-01-15T08:00:08.000000+00:00"],"planned_by":[null,"pharm"],"policy":[null,"full"],"size":[null,"200 g"],"state":[null,"planned"],"year":[null,2025]},"key":"B-2026-1","new":"8bb6eacc4a9d027ca0e1670f524f5e7247c7ae7aaf882f7187873d1615bdcbc4","old":null,"secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-1"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,1],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-1","new":"17746eaec8a003cc124725b3791bcc8cc9c27c735bc7036af8eb3958edbd891e","old":null,"secret":[],"table":"batch_lines"},{"changed":{"batch":[null,"B-2026-1"],"choice":[null,"[]"],"exact":[null,"300/7 g"],"form":[null,"pentahydrate"],"id":[null,"B-2026-1-line-2"],"ingredient":[null,"sodium thiosulfate"],"line":[null,1],"lot":[null,"lot-1"],"planned":[null,"42.86 g"],"reserved":[null,100000000000],"share":[null,2],"tolerance":[null,"1 %"]},"key":"B-2026-1-line-2","new":"466ea23206bceb2568f04a4936a9174e7787a337ae3ce6ffd88add319fae1c5a","old":null,"secret":[],"table":"batch_lines"},{"changed":{"id":[null,"26fc2ef9ee7e41f7225ba54ec9ddd595"],"meaning":[null,"plan_batch"],"nonce":[null,"2403dbc7dd4edcc726d2f19ae0dfa575"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"8bb6eacc4a9d027ca0e1670f524f5e7247c7ae7aaf882f7187873d1615bdcbc4\"]]"],"signed_at":[null,"2025-01-15T08:00:08.000000+00:00"],"signer":[null,"pharm"]},"key":"26fc2ef9ee7e41f7225ba54ec9ddd595","new":"b6a894726402438c575693acf7601e35ea8782742c207b03e62fdd0e28fc49ec","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:08.000000+00:00"],"id":[null,"command-20534-8-440faaaa"],"kind":[null,"plan_batch"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,8]},"key":"command-20534-8-440faaaa","new":"e1c36790321d993cc8269a238140936c0fe26c0c36e17793e728977d313994b8","old":null,"secret":[],"table":"commands"}],"seq":8}');
INSERT INTO public.audit VALUES (9, '2a3807fbc523adfa5970923479752809a37dfc361c062c6b10dbecb1c54429b2', '9830c03ffda18ccea320271c77e8c3196b198676ef0cf89da5f52404217a1204', '{"act":"record_weighing","at":"2025-01-15T08:00:09.000000+00:00","by":"tech","command":"command-20534-9-f06261d8","reason":null,"rows":[{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-1"],"id":[null,"weighing-1"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,1]},"key":"weighing-1","new":"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"9b70f3f879f21d40b36be1b94dc7354e"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"680a7bfeb9d331762fbe43a55c74f05b"]},"key":"9b70f3f879f21d40b36be1b94dc7354e","new":"21565c74b07924f0b0387d594ff4230f06b43814aa0c2a1bbf4b46b41903fc4f","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"a71eee2e016403b9208101e8d1f9a0c1"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"680a7bfeb9d331762fbe43a55c74f05b"]},"key":"a71eee2e016403b9208101e8d1f9a0c1","new":"12b0dfc3c431a65efb894314c86b01d29b6eedb9c028930ac5d5e9a66bde0369","old":null,"secret":[],"table":"movements"},{"changed":{"balance":[null,"balance-1"],"batch":[null,"B-2026-1"],"batch_line":[null,"B-2026-1-line-2"],"id":[null,"weighing-2"],"lot":[null,"lot-1"],"raw_line":[null,"S S     100.00 g"],"reading":[null,"100 g"],"scanned":[null,"scan"],"source":[null,"balance"],"tare_line":[null,"T S 1.20 g"],"target":[null,"100 g"],"weighed_at":[null,"2025-01-15T08:00:09.000000+00:00"],"weighed_by":[null,"tech"],"within_tolerance":[null,0]},"key":"weighing-2","new":"ef90acd6d587c539d2cc4e701ef12a22b144be524f84dad72b36ee2a700390ae","old":null,"secret":[],"table":"weighings"},{"changed":{"account":[null,"lot"],"amount":[null,-100000000000],"dimension":[null,"mass"],"id":[null,"4ac7f0403ee7411c84141fa526d172e1"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"441986286c9d2f60ff124736eb74adbe"]},"key":"4ac7f0403ee7411c84141fa526d172e1","new":"c772a5385b615ef6f07d1a82f1c68e31aed44f59370e27d4ca8ede9751a0732d","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,100000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"8e496f03a0bc816f406ce340cb498699"],"kind":[null,"weighing"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:09.000000+00:00"],"moved_by":[null,"tech"],"transfer":[null,"441986286c9d2f60ff124736eb74adbe"]},"key":"8e496f03a0bc816f406ce340cb498699","new":"466e27a4738d4924670aea66dfa4c2a1cfcb5c6be2253c2cce5687ce9db194ec","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"done_at":[null,"2025-01-15T08:00:09.000000+00:00"],"done_by":[null,"tech"],"found":[null,"smooth"],"id":[null,"step-1"],"kind":[null,"mix"],"passed":[null,1],"step":[null,1]},"key":"step-1","new":"648a9e119ea4ae62cfe8241042d867b55e5513d96b1de5c59406e438df8b101b","old":null,"secret":[],"table":"batch_steps"},{"changed":{"batch":[null,"B-2026-1"],"found":[null,"100 g"],"id":[null,"deviation-1"],"limits":[null,"99 g"],"reason":[null,"spilt"],"recorded_at":[null,"2025-01-15T08:00:09.000000+00:00"],"recorded_by":[null,"tech"],"subject":[null,"weighing"],"weighing":[null,"weighing-2"]},"key":"deviation-1","new":"570c3c2bf3c4a754346f8f9d3af536f233d0db087d3a554cca01ef1ab5fac4e1","old":null,"secret":[],"table":"deviations"},{"changed":{"made_at":[null,"2025-01-15T08:00:09.000000+00:00"],"made_by":[null,"tech"],"state":["planned","weighed"]},"key":"B-2026-1","new":"3e105f2ecd78f85a0f6fd47ae219102bb5eaa6451ac8811ba041f750dd760943","old":"8bb6eacc4a9d027ca0e1670f524f5e7247c7ae7aaf882f7187873d1615bdcbc4","secret":[],"table":"batches"},{"changed":{"arguments":[null,""],"asked_by":[null,"tech"],"carried_out_at":[null,"2025-01-15T08:00:09.000000+00:00"],"id":[null,"command-20534-9-f06261d8"],"kind":[null,"record_weighing"],"result":[null,"{}"],"seq":[null,9]},"key":"command-20534-9-f06261d8","new":"75411440ff284aef9c315d268ab640529be9ce901efb1218f21fb55f8b1f70c5","old":null,"secret":[],"table":"commands"}],"seq":9}');
INSERT INTO public.audit VALUES (10, '9830c03ffda18ccea320271c77e8c3196b198676ef0cf89da5f52404217a1204', 'e11a8cdd8531d53b08452274cad4d51cb40012e2c847baaa7762c2a41ef77015', '{"act":"verify","at":"2025-01-15T08:00:10.000000+00:00","by":"pharm","command":"command-20534-10-485b8aae","reason":null,"rows":[{"changed":{"agrees":[null,1],"id":[null,"verification-1"],"look":[null,"white"],"lot_read":[null,"TS2409-3"],"reading":[null,"100 g"],"signature":[null,"97b278086ed3672318882bdb4ac0a2f2"],"verified_at":[null,"2025-01-15T08:00:10.000000+00:00"],"verified_by":[null,"pharm"],"weighed_by":[null,"tech"],"weighing":[null,"weighing-1"]},"key":"verification-1","new":"0512b490a947e9b54c244c5fb80105f9fa9ae0aa7ffad30c5edacafb5bb5e170","old":null,"secret":[],"table":"verifications"},{"changed":{"excepted_at":[null,"2025-01-15T08:00:10.000000+00:00"],"excepted_by":[null,"pharm"],"id":[null,"lone-1"],"reason":[null,"night"],"signature":[null,"97b278086ed3672318882bdb4ac0a2f2"],"weighing":[null,"weighing-2"]},"key":"lone-1","new":"3788c74b9de021ce168221bbd61dc3379478219898431ee14120eefafbc5d493","old":null,"secret":[],"table":"lone_exceptions"},{"changed":{"batch":[null,"B-2026-1"],"decides":[null,"deviation-1"],"decision":[null,"accepted"],"id":[null,"deviation-2"],"reason":[null,"within strength"],"recorded_at":[null,"2025-01-15T08:00:10.000000+00:00"],"recorded_by":[null,"pharm"],"signature":[null,"97b278086ed3672318882bdb4ac0a2f2"],"subject":[null,"weighing"]},"key":"deviation-2","new":"9efc84e5e15cd18e5e21ff16211222e102458bd35ba789ebcfc335116412c2fb","old":null,"secret":[],"table":"deviations"},{"changed":{"state":["weighed","verified"]},"key":"B-2026-1","new":"28f5f1fbcb785dc892d00586f243ba25070c10a7d09c952b0ab8c58f5ed27faa","old":"3e105f2ecd78f85a0f6fd47ae219102bb5eaa6451ac8811ba041f750dd760943","secret":[],"table":"batches"},{"changed":{"id":[null,"97b278086ed3672318882bdb4ac0a2f2"],"meaning":[null,"verify"],"nonce":[null,"e81ed9c6aa8b2f984550710d1ee3c496"],"role":[null,"pharmacist"],"signed":[null,"[[\"weighings\", \"weighing-1\", \"da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad\"], [\"batches\", \"B-2026-1\", \"28f5f1fbcb785dc892d00586f243ba25070c10a7d09c952b0ab8c58f5ed27faa\"]]"],"signed_at":[null,"2025-01-15T08:00:10.000000+00:00"],"signer":[null,"pharm"]},"key":"97b278086ed3672318882bdb4ac0a2f2","new":"9aa3703d8f4382eb49da72d55a65997cdf42cae08cb3e371a8539975af49ee62","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:10.000000+00:00"],"id":[null,"command-20534-10-485b8aae"],"kind":[null,"verify"],"result":[null,"{}"],"seq":[null,10]},"key":"command-20534-10-485b8aae","new":"db0103093208c1ba1c662a05b4cfd2ba5d186c3cbe75559ab7d55dcb6662bccd","old":null,"secret":[],"table":"commands"}],"seq":10}');
INSERT INTO public.audit VALUES (11, 'e11a8cdd8531d53b08452274cad4d51cb40012e2c847baaa7762c2a41ef77015', '9c2f9528bf2c4a105872694d9b9ba7b287423412439d6884afb8796b063d4348', '{"act":"release","at":"2025-01-15T08:00:11.000000+00:00","by":"pharm","command":"command-20534-11-0787e8cb","reason":null,"rows":[{"changed":{"beyond_use":[null,"2027-02-21"],"binding_rule":[null,"house"],"candidates":[null,"[]"],"decided_at":[null,"2025-01-15T08:00:11.000000+00:00"],"decided_by":[null,"pharm"],"decision_signature":[null,"47fdd7af9bd5c8714a2e6ffa68bcd369"],"state":["verified","released"],"yield_obtained":[null,"198 g"]},"key":"B-2026-1","new":"a260d4e01ccea9b357b987c093a6f1ab13be56bb5d77593640bc9ae1838f1ac3","old":"28f5f1fbcb785dc892d00586f243ba25070c10a7d09c952b0ab8c58f5ed27faa","secret":[],"table":"batches"},{"changed":{"batch":[null,"B-2026-1"],"content":[null,"198 g"],"id":[null,"B-2026-1/1"],"serial":[null,1],"state":[null,"filled"]},"key":"B-2026-1/1","new":"a7d503912448b9c421188d7c76da940374f216268350e6c056cd4d4641de635c","old":null,"secret":[],"table":"containers"},{"changed":{"account":[null,"batch"],"amount":[null,-200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"7fa140baa715590a3812735fae2553a0"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"07af3bc993e97617af96b9a9d7f14589"]},"key":"7fa140baa715590a3812735fae2553a0","new":"9fdd18c782c788f6555e926b073b0a18101caf2f06a24b012a80f7c2f189cd59","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"consumed"],"amount":[null,200000000000],"batch":[null,"B-2026-1"],"dimension":[null,"mass"],"id":[null,"2b82c7e60b838805182e4fdd9025ca1e"],"kind":[null,"consumption"],"lot":[null,"lot-1"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"07af3bc993e97617af96b9a9d7f14589"]},"key":"2b82c7e60b838805182e4fdd9025ca1e","new":"0359db8e8b160d759d75fc7f4bf9a3f8bc9d66de507892b55f7e8dc6df2b6430","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"produced"],"amount":[null,-198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"34ba9184b235bd07127a1700585b6479"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"c19c8da08e53651b6418a21a8610dad0"]},"key":"34ba9184b235bd07127a1700585b6479","new":"d75a8f9d044160c29673f98526ebc54f8bff4aac42ff320fa6386a355d66360a","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"batch"],"amount":[null,198000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"0a41ee9f81f5ce6d7776c4e0d85a54f4"],"kind":[null,"filling"],"moved_at":[null,"2025-01-15T08:00:11.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"c19c8da08e53651b6418a21a8610dad0"]},"key":"0a41ee9f81f5ce6d7776c4e0d85a54f4","new":"00aea01dc30c734e9a59330cf81a262bd832b52a151bc1e2731e502cc57345ca","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"entered_at":[null,"2025-01-15T08:00:11.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"preparation-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"preparation"],"year":[null,2025]},"key":"preparation-2025-1","new":"85deb639731bb9df162078aac982b765a4368ab071a2b2df10830fcebefe261c","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"47fdd7af9bd5c8714a2e6ffa68bcd369"],"meaning":[null,"release"],"nonce":[null,"44cf8e3bd9396d9130f2cf4dac4a8a98"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"a260d4e01ccea9b357b987c093a6f1ab13be56bb5d77593640bc9ae1838f1ac3\"]]"],"signed_at":[null,"2025-01-15T08:00:11.000000+00:00"],"signer":[null,"pharm"]},"key":"47fdd7af9bd5c8714a2e6ffa68bcd369","new":"9e6568f0c35807e52a19d1f2200e319af2c0f552a76ef2e1f4f4cb70056a267b","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:11.000000+00:00"],"id":[null,"command-20534-11-0787e8cb"],"kind":[null,"release"],"result":[null,"{\"batch\": \"B-2026-1\"}"],"seq":[null,11]},"key":"command-20534-11-0787e8cb","new":"dbdc314707429a3cce0e087b2bb85b0d2d7be243aeb25bce06e0a117791ac777","old":null,"secret":[],"table":"commands"}],"seq":11}');
INSERT INTO public.audit VALUES (12, '9c2f9528bf2c4a105872694d9b9ba7b287423412439d6884afb8796b063d4348', 'fa35bfee98825cad0c4953672c97556cfe7d5bd6929109390ea1e64864b809cf', '{"act":"dispense","at":"2025-01-15T08:00:12.000000+00:00","by":"pharm","command":"command-20534-12-77a240f8","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"checks":[null,"[]"],"directions":[null,"thinly"],"dispensed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"dispensed_by":[null,"pharm"],"id":[null,"disp-1"],"patient":[null,"patient-1"],"prescribed_on":[null,"2026-11-23"],"prescriber":[null,"Dr Martin"],"prescriber_address":[null,"3 rue"],"prescription":[null,"apply"],"quantity":[null,"10 g"],"signature":[null,"1ecd5fc72cded66584e2e8d9e3aedd9e"]},"key":"disp-1","new":"084188ec414aebb5cfeb2923904b0ffb9dd1f60fbbf51f60ce25b20067a21c4f","old":null,"secret":[],"table":"dispensings"},{"changed":{"account":[null,"batch"],"amount":[null,-10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"id":[null,"575d8462d11fb4494f8ca179eb66bf0a"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"6771c90b84496e1720f574e396bc372f"]},"key":"575d8462d11fb4494f8ca179eb66bf0a","new":"b53dc206ee7381690b0a384ca1ac6e28d67cfc76f57adb9a5d0b45bab7469ef0","old":null,"secret":[],"table":"movements"},{"changed":{"account":[null,"patient"],"amount":[null,10000000000],"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"dimension":[null,"mass"],"dispensing":[null,"disp-1"],"id":[null,"a2a8383fce008020986569aa603b7ea6"],"kind":[null,"dispensing"],"moved_at":[null,"2025-01-15T08:00:12.000000+00:00"],"moved_by":[null,"pharm"],"transfer":[null,"6771c90b84496e1720f574e396bc372f"]},"key":"a2a8383fce008020986569aa603b7ea6","new":"af73c64fe79b0fc2b63f9c6269038e538f0480e5ecdbf0d830e00db4b2396f73","old":null,"secret":[],"table":"movements"},{"changed":{"batch":[null,"B-2026-1"],"composition":[null,"[]"],"dispensing":[null,"disp-1"],"entered_at":[null,"2025-01-15T08:00:12.000000+00:00"],"entered_by":[null,"pharm"],"id":[null,"dispensing-2025-1"],"number":[null,1],"quantity":[null,"198 g"],"series":[null,"dispensing"],"year":[null,2025]},"key":"dispensing-2025-1","new":"889ebd32c62006cdb8788cbb85221c4e114f75c4893abc37fabb2c9e865ff9c5","old":null,"secret":[],"table":"register"},{"changed":{"id":[null,"1ecd5fc72cded66584e2e8d9e3aedd9e"],"meaning":[null,"dispense"],"nonce":[null,"19341a9d93539a576fcebcc7431de3ab"],"role":[null,"pharmacist"],"signed":[null,"[[\"batches\", \"B-2026-1\", \"a260d4e01ccea9b357b987c093a6f1ab13be56bb5d77593640bc9ae1838f1ac3\"]]"],"signed_at":[null,"2025-01-15T08:00:12.000000+00:00"],"signer":[null,"pharm"]},"key":"1ecd5fc72cded66584e2e8d9e3aedd9e","new":"8f4cf1071c14a811e198bc942af1c77df2d1f3ae7d67fa56dd6e7e85ff568e5b","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:12.000000+00:00"],"id":[null,"command-20534-12-77a240f8"],"kind":[null,"dispense"],"result":[null,"{\"dispensing\": \"disp-1\"}"],"seq":[null,12]},"key":"command-20534-12-77a240f8","new":"ba0305fff56438eb3be06bf8ba8572c65ea30b9f02c5a9746a6ab8992967ee55","old":null,"secret":[],"table":"commands"}],"seq":12}');
INSERT INTO public.audit VALUES (13, 'fa35bfee98825cad0c4953672c97556cfe7d5bd6929109390ea1e64864b809cf', '318ac1b0fe71f8e9d9b59ec591283914dd06fb55f4e6c6b2d1fd4c7b5a4cc2cc', '{"act":"print","at":"2025-01-15T08:00:13.000000+00:00","by":"pharm","command":"command-20534-13-99bb6c89","reason":null,"rows":[{"changed":{"batch":[null,"B-2026-1"],"container":[null,"B-2026-1/1"],"copy":[null,1],"digest":[null,"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"],"dispensing":[null,"disp-1"],"documents_head":[null,"fa35bfee98825cad0c4953672c97556cfe7d5bd6929109390ea1e64864b809cf"],"documents_seq":[null,12],"id":[null,"print-1"],"paper":[null,"patient_label"],"patient":[null,"patient-1"],"printed_at":[null,"2025-01-15T08:00:13.000000+00:00"],"printed_by":[null,"pharm"],"reason":[null,"torn"]},"key":"print-1","new":"a50ad85c1054c2a84c46a8cd61227e483017b6e47e1f870639ef5e2a5b86e489","old":null,"secret":[],"table":"prints"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:13.000000+00:00"],"id":[null,"command-20534-13-99bb6c89"],"kind":[null,"print"],"result":[null,"{}"],"seq":[null,13]},"key":"command-20534-13-99bb6c89","new":"0b1769cd3b15a99cf8473c2bf11a5632822fa4ae2cff8eb30c69d65868b4ec21","old":null,"secret":[],"table":"commands"}],"seq":13}');
INSERT INTO public.audit VALUES (14, '318ac1b0fe71f8e9d9b59ec591283914dd06fb55f4e6c6b2d1fd4c7b5a4cc2cc', '41d9d75a371aeb453239a8c66cc3f4b461fbee5b10538ae11d352f72695825a9', '{"act":"backup","at":"2025-01-15T08:00:14.000000+00:00","by":"adm","command":"command-20534-14-751ff489","reason":null,"rows":[{"changed":{"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"file_name":[null,"copy.db"],"head":[null,"318ac1b0fe71f8e9d9b59ec591283914dd06fb55f4e6c6b2d1fd4c7b5a4cc2cc"],"id":[null,"backup-1"],"made_at":[null,"2025-01-15T08:00:14.000000+00:00"],"made_by":[null,"adm"],"seq":[null,13]},"key":"backup-1","new":"113a4842b74cd607345c404da98989f35efded875aa60dbe2be33ee7ac50dc84","old":null,"secret":[],"table":"backups"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:14.000000+00:00"],"id":[null,"command-20534-14-751ff489"],"kind":[null,"backup"],"result":[null,"{}"],"seq":[null,14]},"key":"command-20534-14-751ff489","new":"fd1bb87e5005c92d92c2ad1eee2bc73485539090aa3bdd03b8e7ba99cd656c9f","old":null,"secret":[],"table":"commands"}],"seq":14}');
INSERT INTO public.audit VALUES (15, '41d9d75a371aeb453239a8c66cc3f4b461fbee5b10538ae11d352f72695825a9', 'a3f1a8925e850cb88b274791e972ad31c00bd8554bb0fbe0d4f72407841522cc', '{"act":"restore","at":"2025-01-15T08:00:15.000000+00:00","by":"adm","command":"command-20534-15-2b111f81","reason":"drill","rows":[{"changed":{"declared_at":[null,"2025-01-15T08:00:15.000000+00:00"],"declared_by":[null,"adm"],"digest":[null,"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"head":[null,"41d9d75a371aeb453239a8c66cc3f4b461fbee5b10538ae11d352f72695825a9"],"id":[null,"restoration-1"],"last_numbers":[null,"{}"],"lost":[null,"[]"],"reason":[null,"drill"],"seq":[null,14],"signature":[null,"55c7efb9fd80cae5faa93f5626b95034"]},"key":"restoration-1","new":"8f1e337568882aa02778bb7375ce58f52ee001983c9d9dcf4700982efe8b33b8","old":null,"secret":[],"table":"restorations"},{"changed":{"id":[null,"55c7efb9fd80cae5faa93f5626b95034"],"meaning":[null,"restore"],"nonce":[null,"f50dc9ca38e9ebb033b32d0f861bf977"],"role":[null,"administrator"],"signed":[null,"[[\"backups\", \"backup-1\", \"113a4842b74cd607345c404da98989f35efded875aa60dbe2be33ee7ac50dc84\"]]"],"signed_at":[null,"2025-01-15T08:00:15.000000+00:00"],"signer":[null,"adm"]},"key":"55c7efb9fd80cae5faa93f5626b95034","new":"a8303a9661f095cc57f86457c2faaf9a5753260824f7c71285baa4a268e2ada4","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"adm"],"carried_out_at":[null,"2025-01-15T08:00:15.000000+00:00"],"id":[null,"command-20534-15-2b111f81"],"kind":[null,"restore"],"result":[null,"{}"],"seq":[null,15]},"key":"command-20534-15-2b111f81","new":"76cd2e29d92906d92533ef9bc52110d3bbd5b215a48370a03232610f8858212d","old":null,"secret":[],"table":"commands"}],"seq":15}');
INSERT INTO public.audit VALUES (16, 'a3f1a8925e850cb88b274791e972ad31c00bd8554bb0fbe0d4f72407841522cc', '062ab22c7a74e9f0e2c2732157f46e422e98f9f21089945e1b6374c71ec095c8', '{"act":"erase_patient","at":"2025-01-15T08:00:16.000000+00:00","by":"pharm","command":"command-20534-16-265b2586","reason":"asked for","rows":[{"changed":{},"key":"patient-2","new":null,"old":"9a8afea5d8a6e6459011cf56a55d3ff48773a25b5eb69fcd7b90ede3789e270e","secret":[],"table":"identities"},{"changed":{"erased_at":[null,"2025-01-15T08:00:16.000000+00:00"]},"key":"patient-2","new":"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5","old":"d07fb5a11d06940ec1b86221f42fa6036ea7cfe457d980ffe008d4a20fa753ba","secret":[],"table":"patients"},{"changed":{"id":[null,"5b5f56fc87dd040921471227b5de77c1"],"meaning":[null,"erase_patient"],"nonce":[null,"b5da17d306473ef4fe325f0866357490"],"role":[null,"pharmacist"],"signed":[null,"[[\"patients\", \"patient-2\", \"f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5\"]]"],"signed_at":[null,"2025-01-15T08:00:16.000000+00:00"],"signer":[null,"pharm"]},"key":"5b5f56fc87dd040921471227b5de77c1","new":"ac885bc77297ae6baaf609c9bde3d680a224f62cba3ea9152fad41b8ad7da3f4","old":null,"secret":[],"table":"signatures"},{"changed":{"arguments":[null,""],"asked_by":[null,"pharm"],"carried_out_at":[null,"2025-01-15T08:00:16.000000+00:00"],"id":[null,"command-20534-16-265b2586"],"kind":[null,"erase_patient"],"result":[null,"{}"],"seq":[null,16]},"key":"command-20534-16-265b2586","new":"ac5c57811da08a377ae2fc081424279f28f03042687c3519f91a478754816aa2","old":null,"secret":[],"table":"commands"}],"seq":16}');
INSERT INTO public.backups VALUES ('backup-1', 'copy.db', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 13, '318ac1b0fe71f8e9d9b59ec591283914dd06fb55f4e6c6b2d1fd4c7b5a4cc2cc', 'adm', '2025-01-15T08:00:14.000000+00:00');
INSERT INTO public.balances VALUES ('balance-1', 'Bench', 'B123', 'g', '0.01 g', '0.5 g', '600 g', '2026-11-24', '0.003 g', NULL);
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-1', 'B-2026-1', 1, 1, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %');
INSERT INTO public.batch_lines VALUES ('B-2026-1-line-2', 'B-2026-1', 1, 2, 'sodium thiosulfate', 100000000000, '[]', 'pentahydrate', 'lot-1', '300/7 g', '42.86 g', '1 %');
INSERT INTO public.batch_steps VALUES ('step-1', 'B-2026-1', 1, 'mix', 1, 'tech', '2025-01-15T08:00:09.000000+00:00', 'smooth', NULL, NULL);
INSERT INTO public.batches VALUES ('B-2026-1', 2025, 1, 'sts-ointment-25/1', '200 g', 'mass', 'full', '{}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'released', 'pharm', '2025-01-15T08:00:08.000000+00:00', NULL, '26fc2ef9ee7e41f7225ba54ec9ddd595', 'tech', '2025-01-15T08:00:09.000000+00:00', '198 g', NULL, NULL, NULL, '2027-02-21', 'house', '[]', NULL, NULL, 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, '47fdd7af9bd5c8714a2e6ffa68bcd369');
INSERT INTO public.commands VALUES ('command-20534-1-cb61a4cd', 'init', 1, '2025-01-15T08:00:01.000000+00:00', '', '{"pharmacy": "pharmacy-1"}', 'adm');
INSERT INTO public.commands VALUES ('command-20534-10-485b8aae', 'verify', 10, '2025-01-15T08:00:10.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-11-0787e8cb', 'release', 11, '2025-01-15T08:00:11.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-12-77a240f8', 'dispense', 12, '2025-01-15T08:00:12.000000+00:00', '', '{"dispensing": "disp-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-13-99bb6c89', 'print', 13, '2025-01-15T08:00:13.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-14-751ff489', 'backup', 14, '2025-01-15T08:00:14.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-20534-15-2b111f81', 'restore', 15, '2025-01-15T08:00:15.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-20534-16-265b2586', 'erase_patient', 16, '2025-01-15T08:00:16.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-2-b134d77e', 'register_balance', 2, '2025-01-15T08:00:02.000000+00:00', '', '{}', 'adm');
INSERT INTO public.commands VALUES ('command-20534-3-7c18bc55', 'import_formulation', 3, '2025-01-15T08:00:03.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'tech');
INSERT INTO public.commands VALUES ('command-20534-4-fd05fd9c', 'approve_formulation', 4, '2025-01-15T08:00:04.000000+00:00', '', '{"version": "sts-ointment-25/1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-5-0a37940e', 'receive_lot', 5, '2025-01-15T08:00:05.000000+00:00', '', '{"lot": "lot-1"}', 'tech');
INSERT INTO public.commands VALUES ('command-20534-6-1d8b093e', 'accept_lot', 6, '2025-01-15T08:00:06.000000+00:00', '', '{"lot": "lot-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-7-023282bc', 'add_patient', 7, '2025-01-15T08:00:07.000000+00:00', '', '{}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-8-440faaaa', 'plan_batch', 8, '2025-01-15T08:00:08.000000+00:00', '', '{"batch": "B-2026-1"}', 'pharm');
INSERT INTO public.commands VALUES ('command-20534-9-f06261d8', 'record_weighing', 9, '2025-01-15T08:00:09.000000+00:00', '', '{}', 'tech');
INSERT INTO public.containers VALUES ('B-2026-1/1', 'B-2026-1', 1, '198 g', 'filled');
INSERT INTO public.deviations VALUES ('deviation-1', 'B-2026-1', 'weighing', 'spilt', 'tech', '2025-01-15T08:00:09.000000+00:00', 'weighing-2', '100 g', '99 g', NULL, NULL, NULL);
INSERT INTO public.deviations VALUES ('deviation-2', 'B-2026-1', 'weighing', 'within strength', 'pharm', '2025-01-15T08:00:10.000000+00:00', NULL, NULL, NULL, 'deviation-1', 'accepted', '97b278086ed3672318882bdb4ac0a2f2');
INSERT INTO public.dispensings VALUES ('disp-1', 'B-2026-1', '10 g', 'pharm', '2025-01-15T08:00:12.000000+00:00', '1ecd5fc72cded66584e2e8d9e3aedd9e', 'patient-1', NULL, 'Dr Martin', '3 rue', '2026-11-23', 'apply', 'thinly', '[]');
INSERT INTO public.evidence VALUES ('evidence-1', 'sts-ointment-25', 'house_limit', 'house', 1, 'pharm', '2025-01-15T08:00:04.000000+00:00', '7bdea1e583277302126b1f8156685018', NULL, 90, NULL, NULL);
INSERT INTO public.formulation_versions VALUES ('sts-ointment-25/1', 'sts-ointment-25', 1, 'name = ''é''', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'approved', 'tech', '2025-01-15T08:00:03.000000+00:00', 'pharm', '2025-01-15T08:00:04.000000+00:00', '7bdea1e583277302126b1f8156685018');
INSERT INTO public.identities VALUES ('patient-1', '\x45591a16a4f69308a4482d8ea56f2bc7', 'Dupont patient-1', '1960-02-29', 'N-1', '2 rue du Test');
INSERT INTO public.lone_exceptions VALUES ('lone-1', 'weighing-2', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'night', '97b278086ed3672318882bdb4ac0a2f2');
INSERT INTO public.lots VALUES ('lot-1', 2025, 1, 'sodium thiosulfate', 'Supplier', 'TS2409-3', '2027-06-30', 2, '500 g', 'mass', 'g', 'accepted', 'tech', '2025-01-15T08:00:05.000000+00:00', 'pentahydrate', 'Maker', NULL, NULL, NULL, NULL, NULL, 'CoA 7', '99.6 %', 'dried', 'anhydrous', '34 %', NULL, NULL, '1.05 g/mL', NULL, 'measured', 'pharm', '2025-01-15T08:00:06.000000+00:00', NULL, '7dbf106da778bf88f810896e4eabd614');
INSERT INTO public.movements VALUES ('0a41ee9f81f5ce6d7776c4e0d85a54f4', 'c19c8da08e53651b6418a21a8610dad0', 'filling', 'batch', 198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('2b82c7e60b838805182e4fdd9025ca1e', '07af3bc993e97617af96b9a9d7f14589', 'consumption', 'consumed', 200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('34ba9184b235bd07127a1700585b6479', 'c19c8da08e53651b6418a21a8610dad0', 'filling', 'produced', -198000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('4ac7f0403ee7411c84141fa526d172e1', '441986286c9d2f60ff124736eb74adbe', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('4fc8a64cfc80bc4b5ea707bd47007818', '10a5c60b85a8dfa3feaf0c04206dbc6e', 'receipt', 'receipt', -1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('575d8462d11fb4494f8ca179eb66bf0a', '6771c90b84496e1720f574e396bc372f', 'dispensing', 'batch', -10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', NULL);
INSERT INTO public.movements VALUES ('7fa140baa715590a3812735fae2553a0', '07af3bc993e97617af96b9a9d7f14589', 'consumption', 'batch', -200000000000, 'mass', 'pharm', '2025-01-15T08:00:11.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('8e496f03a0bc816f406ce340cb498699', '441986286c9d2f60ff124736eb74adbe', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('9b70f3f879f21d40b36be1b94dc7354e', '680a7bfeb9d331762fbe43a55c74f05b', 'weighing', 'lot', -100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.movements VALUES ('a2a8383fce008020986569aa603b7ea6', '6771c90b84496e1720f574e396bc372f', 'dispensing', 'patient', 10000000000, 'mass', 'pharm', '2025-01-15T08:00:12.000000+00:00', NULL, 'B-2026-1', 'B-2026-1/1', 'disp-1');
INSERT INTO public.movements VALUES ('a71eee2e016403b9208101e8d1f9a0c1', '680a7bfeb9d331762fbe43a55c74f05b', 'weighing', 'batch', 100000000000, 'mass', 'tech', '2025-01-15T08:00:09.000000+00:00', 'lot-1', 'B-2026-1', NULL, NULL);
INSERT INTO public.movements VALUES ('b4d844b90b8bb05da3a5b7661f80f8ba', '10a5c60b85a8dfa3feaf0c04206dbc6e', 'receipt', 'lot', 1000000000000, 'mass', 'tech', '2025-01-15T08:00:05.000000+00:00', 'lot-1', NULL, NULL, NULL);
INSERT INTO public.patients VALUES ('patient-1', 'pharm', '2025-01-15T08:00:07.000000+00:00', NULL);
INSERT INTO public.patients VALUES ('patient-2', 'pharm', '2025-01-15T08:00:07.000000+00:00', '2025-01-15T08:00:16.000000+00:00');
INSERT INTO public.pharmacy VALUES ('pharmacy-1', 'Pharmacie de l’Hôpital', '1 rue du Test', 'FR', 'fr', 'Europe/Paris', 1, '2025-01-15T08:00:01.000000+00:00');
INSERT INTO public.prints VALUES ('print-1', 'patient_label', 12, 'fa35bfee98825cad0c4953672c97556cfe7d5bd6929109390ea1e64864b809cf', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 1, 'pharm', '2025-01-15T08:00:13.000000+00:00', 'B-2026-1', 'B-2026-1/1', 'disp-1', 'patient-1', 'torn');
INSERT INTO public.register VALUES ('dispensing-2025-1', 'dispensing', 2025, 1, 'pharm', '2025-01-15T08:00:12.000000+00:00', 'B-2026-1', 'disp-1', '[]', '198 g', NULL);
INSERT INTO public.register VALUES ('preparation-2025-1', 'preparation', 2025, 1, 'pharm', '2025-01-15T08:00:11.000000+00:00', 'B-2026-1', NULL, '[]', '198 g', NULL);
INSERT INTO public.restorations VALUES ('restoration-1', 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 14, '41d9d75a371aeb453239a8c66cc3f4b461fbee5b10538ae11d352f72695825a9', '[]', '{}', 'drill', 'adm', '2025-01-15T08:00:15.000000+00:00', '55c7efb9fd80cae5faa93f5626b95034');
INSERT INTO public.signatures VALUES ('1ecd5fc72cded66584e2e8d9e3aedd9e', 'pharm', 'pharmacist', 'dispense', '2025-01-15T08:00:12.000000+00:00', '19341a9d93539a576fcebcc7431de3ab', '[["batches", "B-2026-1", "a260d4e01ccea9b357b987c093a6f1ab13be56bb5d77593640bc9ae1838f1ac3"]]');
INSERT INTO public.signatures VALUES ('26fc2ef9ee7e41f7225ba54ec9ddd595', 'pharm', 'pharmacist', 'plan_batch', '2025-01-15T08:00:08.000000+00:00', '2403dbc7dd4edcc726d2f19ae0dfa575', '[["batches", "B-2026-1", "8bb6eacc4a9d027ca0e1670f524f5e7247c7ae7aaf882f7187873d1615bdcbc4"]]');
INSERT INTO public.signatures VALUES ('47fdd7af9bd5c8714a2e6ffa68bcd369', 'pharm', 'pharmacist', 'release', '2025-01-15T08:00:11.000000+00:00', '44cf8e3bd9396d9130f2cf4dac4a8a98', '[["batches", "B-2026-1", "a260d4e01ccea9b357b987c093a6f1ab13be56bb5d77593640bc9ae1838f1ac3"]]');
INSERT INTO public.signatures VALUES ('55c7efb9fd80cae5faa93f5626b95034', 'adm', 'administrator', 'restore', '2025-01-15T08:00:15.000000+00:00', 'f50dc9ca38e9ebb033b32d0f861bf977', '[["backups", "backup-1", "113a4842b74cd607345c404da98989f35efded875aa60dbe2be33ee7ac50dc84"]]');
INSERT INTO public.signatures VALUES ('5b5f56fc87dd040921471227b5de77c1', 'pharm', 'pharmacist', 'erase_patient', '2025-01-15T08:00:16.000000+00:00', 'b5da17d306473ef4fe325f0866357490', '[["patients", "patient-2", "f60e591816c0ca45a5ea9eac5c8d42422c4fe001d5bfd99c21a69e680525adf5"]]');
INSERT INTO public.signatures VALUES ('7bdea1e583277302126b1f8156685018', 'pharm', 'pharmacist', 'approve_formulation', '2025-01-15T08:00:04.000000+00:00', '0832539de68036759bfbe7676ea53997', '[["formulation_versions", "sts-ointment-25/1", "c06ca8a1029892c7c9667f19962d8ea43bddddda4fd4ccf88df213c492d9eff6"]]');
INSERT INTO public.signatures VALUES ('7dbf106da778bf88f810896e4eabd614', 'pharm', 'pharmacist', 'accept_lot', '2025-01-15T08:00:06.000000+00:00', '5739061570a382986b74e570e5b330a8', '[["lots", "lot-1", "3d7132e1034801292bfb9b5e53b797b417cf28a11bb3e9d4a1ee2a2645f3a3db"]]');
INSERT INTO public.signatures VALUES ('97b278086ed3672318882bdb4ac0a2f2', 'pharm', 'pharmacist', 'verify', '2025-01-15T08:00:10.000000+00:00', 'e81ed9c6aa8b2f984550710d1ee3c496', '[["weighings", "weighing-1", "da73720209016cf45a21df83041b5cd6346fd98df1231f2d38935b61c4cfe9ad"], ["batches", "B-2026-1", "28f5f1fbcb785dc892d00586f243ba25070c10a7d09c952b0ab8c58f5ed27faa"]]');
INSERT INTO public.staff VALUES ('adm', 'adm-login', 'Name of adm', 'administrator', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, '$argon2id$recovery');
INSERT INTO public.staff VALUES ('pharm', 'pharm-login', 'Name of pharm', 'pharmacist', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.staff VALUES ('tech', 'tech-login', 'Name of tech', 'technician', '$argon2id$secret', 1, 0, 0, 0, '2025-01-15T08:00:01.000000+00:00', NULL, NULL);
INSERT INTO public.verifications VALUES ('verification-1', 'weighing-1', 'tech', 'pharm', '2025-01-15T08:00:10.000000+00:00', 'TS2409-3', '100 g', 'white', 1, '97b278086ed3672318882bdb4ac0a2f2');
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
