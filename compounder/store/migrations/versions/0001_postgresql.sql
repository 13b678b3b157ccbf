-- The first structure of the records on PostgreSQL. Literal: never edited, later ones are migrations of their own.
-- A blank line ends a statement.

CREATE TABLE pharmacy (
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    profile text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    time_zone text COLLATE "C" NOT NULL,
    sample bigint NOT NULL,
    created_at text COLLATE "C" NOT NULL,
    CONSTRAINT pk_pharmacy PRIMARY KEY (id),
    CONSTRAINT ck_pharmacy_id CHECK (id <> ''),
    CONSTRAINT ck_pharmacy_sample CHECK (sample IN (0, 1))
);

CREATE TABLE staff (
    id text COLLATE "C" NOT NULL,
    login text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    password text COLLATE "C" NOT NULL,
    active bigint NOT NULL,
    must_change_password bigint NOT NULL,
    failed_sign_ins bigint NOT NULL,
    lock_count bigint NOT NULL,
    created_at text COLLATE "C" NOT NULL,
    locked_until text COLLATE "C",
    recovery text COLLATE "C",
    CONSTRAINT pk_staff PRIMARY KEY (id),
    CONSTRAINT ck_staff_id CHECK (id <> ''),
    CONSTRAINT ck_staff_role CHECK (role IN ('technician', 'pharmacist', 'administrator', 'auditor')),
    CONSTRAINT ck_staff_active CHECK (active IN (0, 1)),
    CONSTRAINT ck_staff_must_change_password CHECK (must_change_password IN (0, 1)),
    CONSTRAINT ck_staff_counters CHECK (failed_sign_ins >= 0 AND lock_count >= 0),
    CONSTRAINT uq_staff_login UNIQUE (login)
);

CREATE TABLE formulation_versions (
    id text COLLATE "C" NOT NULL,
    formulation text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    imported_by text COLLATE "C" NOT NULL,
    imported_at text COLLATE "C" NOT NULL,
    approved_by text COLLATE "C",
    approved_at text COLLATE "C",
    approved_signature text COLLATE "C",
    CONSTRAINT pk_formulation_versions PRIMARY KEY (id),
    CONSTRAINT ck_formulation_versions_id CHECK (id <> ''),
    CONSTRAINT ck_formulation_versions_state CHECK (state IN ('draft', 'approved', 'retired')),
    CONSTRAINT ck_formulation_versions_approved CHECK (state = 'draft' OR (approved_by IS NOT NULL AND approved_at IS NOT NULL AND approved_signature IS NOT NULL)),
    CONSTRAINT ck_formulation_versions_version CHECK (version >= 1),
    CONSTRAINT uq_formulation_versions_version UNIQUE (formulation, version)
);

CREATE TABLE lots (
    id text COLLATE "C" NOT NULL,
    year bigint NOT NULL,
    number bigint NOT NULL,
    ingredient text COLLATE "C" NOT NULL,
    supplier text COLLATE "C" NOT NULL,
    lot_number text COLLATE "C" NOT NULL,
    expires_on text COLLATE "C" NOT NULL,
    containers bigint NOT NULL,
    container_size text COLLATE "C" NOT NULL,
    dimension text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    received_by text COLLATE "C" NOT NULL,
    received_at text COLLATE "C" NOT NULL,
    form text COLLATE "C",
    maker text COLLATE "C",
    source_batch text COLLATE "C",
    storage text COLLATE "C",
    appearance text COLLATE "C",
    opened_on text COLLATE "C",
    after_opening_days bigint,
    certificate text COLLATE "C",
    assay text COLLATE "C",
    assay_basis text COLLATE "C",
    assay_form text COLLATE "C",
    water text COLLATE "C",
    labelled_potency text COLLATE "C",
    found_strength text COLLATE "C",
    density text COLLATE "C",
    density_temperature text COLLATE "C",
    density_source text COLLATE "C",
    decided_by text COLLATE "C",
    decided_at text COLLATE "C",
    decision_reason text COLLATE "C",
    decision_signature text COLLATE "C",
    CONSTRAINT pk_lots PRIMARY KEY (id),
    CONSTRAINT ck_lots_id CHECK (id <> ''),
    CONSTRAINT ck_lots_dimension CHECK (dimension IN ('mass', 'volume', 'activity')),
    CONSTRAINT ck_lots_state CHECK (state IN ('quarantine', 'accepted', 'refused', 'recalled', 'exhausted')),
    CONSTRAINT ck_lots_decided CHECK (state = 'quarantine' OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_signature IS NOT NULL)),
    CONSTRAINT ck_lots_containers CHECK (containers >= 1),
    CONSTRAINT ck_lots_number CHECK (number >= 1),
    CONSTRAINT uq_lots_number UNIQUE (year, number),
    CONSTRAINT uq_lots_dimension UNIQUE (id, dimension)
);

CREATE TABLE batches (
    id text COLLATE "C" NOT NULL,
    year bigint NOT NULL,
    number bigint NOT NULL,
    formulation_version text COLLATE "C" NOT NULL,
    size text COLLATE "C" NOT NULL,
    dimension text COLLATE "C" NOT NULL,
    policy text COLLATE "C" NOT NULL,
    plan text COLLATE "C" NOT NULL,
    plan_digest text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    planned_by text COLLATE "C" NOT NULL,
    planned_at text COLLATE "C" NOT NULL,
    policy_reason text COLLATE "C",
    plan_signature text COLLATE "C",
    made_by text COLLATE "C",
    made_at text COLLATE "C",
    yield_obtained text COLLATE "C",
    reconciliation text COLLATE "C",
    appearance text COLLATE "C",
    strength_by_certificates text COLLATE "C",
    beyond_use text COLLATE "C",
    binding_rule text COLLATE "C",
    candidates text COLLATE "C",
    storage text COLLATE "C",
    label_count bigint,
    decided_by text COLLATE "C",
    decided_at text COLLATE "C",
    decision_reason text COLLATE "C",
    decision_signature text COLLATE "C",
    CONSTRAINT pk_batches PRIMARY KEY (id),
    CONSTRAINT ck_batches_id CHECK (id <> ''),
    CONSTRAINT ck_batches_dimension CHECK (dimension IN ('mass', 'volume', 'activity')),
    CONSTRAINT ck_batches_state CHECK (state IN ('planned', 'weighing', 'weighed', 'verified', 'released', 'rejected', 'aborted', 'void')),
    CONSTRAINT ck_batches_released CHECK (state <> 'released' OR (made_by IS NOT NULL AND made_at IS NOT NULL AND yield_obtained IS NOT NULL AND beyond_use IS NOT NULL AND binding_rule IS NOT NULL AND candidates IS NOT NULL)),
    CONSTRAINT ck_batches_decided CHECK (state NOT IN ('released', 'rejected', 'aborted', 'void') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_signature IS NOT NULL)),
    CONSTRAINT ck_batches_reason CHECK (state NOT IN ('rejected', 'aborted', 'void') OR decision_reason IS NOT NULL),
    CONSTRAINT ck_batches_number CHECK (number >= 1),
    CONSTRAINT uq_batches_number UNIQUE (year, number)
);

CREATE TABLE containers (
    id text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    serial bigint NOT NULL,
    content text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    CONSTRAINT pk_containers PRIMARY KEY (id),
    CONSTRAINT ck_containers_id CHECK (id <> ''),
    CONSTRAINT ck_containers_state CHECK (state IN ('filled', 'dispensed', 'retained', 'destroyed', 'recalled')),
    CONSTRAINT ck_containers_serial CHECK (serial >= 1),
    CONSTRAINT uq_containers_serial UNIQUE (batch, serial)
);

CREATE TABLE balances (
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    serial_number text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    resolution text COLLATE "C" NOT NULL,
    minimum_weight text COLLATE "C" NOT NULL,
    capacity text COLLATE "C" NOT NULL,
    checked_on text COLLATE "C",
    CONSTRAINT pk_balances PRIMARY KEY (id),
    CONSTRAINT ck_balances_id CHECK (id <> ''),
    CONSTRAINT uq_balances_serial_number UNIQUE (serial_number)
);

CREATE TABLE patients (
    id text COLLATE "C" NOT NULL,
    added_by text COLLATE "C" NOT NULL,
    added_at text COLLATE "C" NOT NULL,
    erased_at text COLLATE "C",
    CONSTRAINT pk_patients PRIMARY KEY (id),
    CONSTRAINT ck_patients_id CHECK (id <> '')
);

CREATE TABLE identities (
    id text COLLATE "C" NOT NULL,
    salt bytea NOT NULL,
    name text COLLATE "C" NOT NULL,
    birth_date text COLLATE "C",
    number text COLLATE "C",
    address text COLLATE "C",
    CONSTRAINT pk_identities PRIMARY KEY (id),
    CONSTRAINT ck_identities_id CHECK (id <> ''),
    CONSTRAINT ck_identities_salt CHECK (length(salt) = 16)
);

CREATE TABLE signatures (
    id text COLLATE "C" NOT NULL,
    signer text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    meaning text COLLATE "C" NOT NULL,
    signed_at text COLLATE "C" NOT NULL,
    nonce text COLLATE "C" NOT NULL,
    signed text COLLATE "C" NOT NULL,
    CONSTRAINT pk_signatures PRIMARY KEY (id),
    CONSTRAINT ck_signatures_id CHECK (id <> ''),
    CONSTRAINT ck_signatures_role CHECK (role IN ('technician', 'pharmacist', 'administrator', 'auditor')),
    CONSTRAINT uq_signatures_nonce UNIQUE (nonce)
);

CREATE TABLE evidence (
    id text COLLATE "C" NOT NULL,
    formulation text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    sample bigint NOT NULL,
    recorded_by text COLLATE "C" NOT NULL,
    recorded_at text COLLATE "C" NOT NULL,
    signature text COLLATE "C" NOT NULL,
    value text COLLATE "C",
    days bigint,
    storage text COLLATE "C",
    replaces text COLLATE "C",
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_id CHECK (id <> ''),
    CONSTRAINT ck_evidence_kind CHECK (kind IN ('water_activity', 'house_limit', 'study')),
    CONSTRAINT ck_evidence_sample CHECK (sample IN (0, 1)),
    CONSTRAINT uq_evidence_replaces UNIQUE (replaces)
);

CREATE TABLE batch_lines (
    id text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    line bigint NOT NULL,
    share bigint NOT NULL,
    ingredient text COLLATE "C" NOT NULL,
    reserved bigint NOT NULL,
    choice text COLLATE "C" NOT NULL,
    form text COLLATE "C",
    lot text COLLATE "C",
    exact text COLLATE "C",
    planned text COLLATE "C",
    tolerance text COLLATE "C",
    CONSTRAINT pk_batch_lines PRIMARY KEY (id),
    CONSTRAINT ck_batch_lines_id CHECK (id <> ''),
    CONSTRAINT ck_batch_lines_reserved CHECK (reserved >= 0 AND (reserved = 0 OR lot IS NOT NULL)),
    CONSTRAINT uq_batch_lines_share UNIQUE (batch, line, share),
    CONSTRAINT uq_batch_lines_batch UNIQUE (id, batch)
);

CREATE TABLE batch_steps (
    id text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    step bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    passed bigint NOT NULL,
    done_by text COLLATE "C" NOT NULL,
    done_at text COLLATE "C" NOT NULL,
    found text COLLATE "C",
    replaces text COLLATE "C",
    reason text COLLATE "C",
    CONSTRAINT pk_batch_steps PRIMARY KEY (id),
    CONSTRAINT ck_batch_steps_id CHECK (id <> ''),
    CONSTRAINT ck_batch_steps_passed CHECK (passed IN (0, 1)),
    CONSTRAINT ck_batch_steps_reason CHECK (replaces IS NULL OR reason IS NOT NULL),
    CONSTRAINT uq_batch_steps_replaces UNIQUE (replaces)
);

CREATE TABLE weighings (
    id text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    batch_line text COLLATE "C" NOT NULL,
    lot text COLLATE "C",
    reading text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    within_tolerance bigint NOT NULL,
    weighed_by text COLLATE "C" NOT NULL,
    weighed_at text COLLATE "C" NOT NULL,
    target text COLLATE "C",
    balance text COLLATE "C",
    raw_line text COLLATE "C",
    tare_line text COLLATE "C",
    scanned text COLLATE "C",
    reason text COLLATE "C",
    replaces text COLLATE "C",
    CONSTRAINT pk_weighings PRIMARY KEY (id),
    CONSTRAINT ck_weighings_id CHECK (id <> ''),
    CONSTRAINT ck_weighings_source CHECK (source IN ('balance', 'typed', 'declared')),
    CONSTRAINT ck_weighings_within_tolerance CHECK (within_tolerance IN (0, 1)),
    CONSTRAINT ck_weighings_balance CHECK (source <> 'balance' OR (balance IS NOT NULL AND raw_line IS NOT NULL)),
    CONSTRAINT ck_weighings_typed CHECK (source <> 'typed' OR reason IS NOT NULL),
    CONSTRAINT ck_weighings_lot CHECK (source = 'declared' OR lot IS NOT NULL),
    CONSTRAINT uq_weighings_weighed_by UNIQUE (id, weighed_by),
    CONSTRAINT uq_weighings_replaces UNIQUE (replaces)
);

CREATE TABLE verifications (
    id text COLLATE "C" NOT NULL,
    weighing text COLLATE "C" NOT NULL,
    weighed_by text COLLATE "C" NOT NULL,
    verified_by text COLLATE "C" NOT NULL,
    verified_at text COLLATE "C" NOT NULL,
    lot_read text COLLATE "C" NOT NULL,
    reading text COLLATE "C",
    look text COLLATE "C" NOT NULL,
    agrees bigint NOT NULL,
    signature text COLLATE "C",
    CONSTRAINT pk_verifications PRIMARY KEY (id),
    CONSTRAINT ck_verifications_id CHECK (id <> ''),
    CONSTRAINT ck_verifications_agrees CHECK (agrees IN (0, 1)),
    CONSTRAINT ck_verifications_two_persons CHECK (verified_by <> weighed_by)
);

CREATE TABLE lone_exceptions (
    id text COLLATE "C" NOT NULL,
    weighing text COLLATE "C" NOT NULL,
    excepted_by text COLLATE "C" NOT NULL,
    excepted_at text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    signature text COLLATE "C" NOT NULL,
    CONSTRAINT pk_lone_exceptions PRIMARY KEY (id),
    CONSTRAINT ck_lone_exceptions_id CHECK (id <> ''),
    CONSTRAINT uq_lone_exceptions_weighing UNIQUE (weighing)
);

CREATE TABLE deviations (
    id text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    recorded_by text COLLATE "C" NOT NULL,
    recorded_at text COLLATE "C" NOT NULL,
    weighing text COLLATE "C",
    found text COLLATE "C",
    limits text COLLATE "C",
    decides text COLLATE "C",
    decision text COLLATE "C",
    signature text COLLATE "C",
    CONSTRAINT pk_deviations PRIMARY KEY (id),
    CONSTRAINT ck_deviations_id CHECK (id <> ''),
    CONSTRAINT ck_deviations_decision CHECK (decision IN ('accepted', 'rejected', 'superseded')),
    CONSTRAINT ck_deviations_decision_rule CHECK ((decides IS NULL) = (decision IS NULL)),
    CONSTRAINT ck_deviations_signed CHECK (decision IS NULL OR signature IS NOT NULL),
    CONSTRAINT uq_deviations_decides UNIQUE (decides)
);

CREATE TABLE movements (
    id text COLLATE "C" NOT NULL,
    transfer text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    amount bigint NOT NULL,
    dimension text COLLATE "C" NOT NULL,
    moved_by text COLLATE "C" NOT NULL,
    moved_at text COLLATE "C" NOT NULL,
    lot text COLLATE "C",
    batch text COLLATE "C",
    container text COLLATE "C",
    dispensing text COLLATE "C",
    CONSTRAINT pk_movements PRIMARY KEY (id),
    CONSTRAINT ck_movements_id CHECK (id <> ''),
    CONSTRAINT ck_movements_account CHECK (account IN ('lot', 'batch', 'consumed', 'patient', 'waste', 'receipt', 'produced', 'adjustment')),
    CONSTRAINT ck_movements_dimension CHECK (dimension IN ('mass', 'volume', 'activity')),
    CONSTRAINT ck_movements_amount CHECK (amount <> 0),
    CONSTRAINT ck_movements_item CHECK (lot IS NOT NULL OR batch IS NOT NULL),
    CONSTRAINT ck_movements_batch CHECK (account <> 'batch' OR batch IS NOT NULL),
    CONSTRAINT ck_movements_lot CHECK (account <> 'lot' OR (lot IS NOT NULL AND batch IS NULL)),
    CONSTRAINT ck_movements_patient CHECK (account <> 'patient' OR dispensing IS NOT NULL),
    CONSTRAINT ck_movements_physical CHECK (account <> 'produced' OR lot IS NULL)
);

CREATE TABLE register (
    id text COLLATE "C" NOT NULL,
    series text COLLATE "C" NOT NULL,
    year bigint NOT NULL,
    number bigint NOT NULL,
    entered_by text COLLATE "C" NOT NULL,
    entered_at text COLLATE "C" NOT NULL,
    batch text COLLATE "C",
    dispensing text COLLATE "C",
    composition text COLLATE "C",
    quantity text COLLATE "C",
    void_reason text COLLATE "C",
    CONSTRAINT pk_register PRIMARY KEY (id),
    CONSTRAINT ck_register_id CHECK (id <> ''),
    CONSTRAINT ck_register_series CHECK (series IN ('preparation', 'dispensing')),
    CONSTRAINT ck_register_number CHECK (number >= 1),
    CONSTRAINT ck_register_entry CHECK ((void_reason IS NOT NULL AND batch IS NULL AND dispensing IS NULL) OR (void_reason IS NULL AND batch IS NOT NULL AND (series = 'dispensing') = (dispensing IS NOT NULL))),
    CONSTRAINT uq_register_number UNIQUE (series, year, number),
    CONSTRAINT uq_register_dispensing UNIQUE (dispensing)
);

CREATE TABLE dispensings (
    id text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL,
    quantity text COLLATE "C" NOT NULL,
    dispensed_by text COLLATE "C" NOT NULL,
    dispensed_at text COLLATE "C" NOT NULL,
    signature text COLLATE "C" NOT NULL,
    patient text COLLATE "C",
    ward text COLLATE "C",
    prescriber text COLLATE "C",
    prescriber_address text COLLATE "C",
    prescribed_on text COLLATE "C",
    prescription text COLLATE "C",
    directions text COLLATE "C",
    checks text COLLATE "C",
    CONSTRAINT pk_dispensings PRIMARY KEY (id),
    CONSTRAINT ck_dispensings_id CHECK (id <> '')
);

CREATE TABLE prints (
    id text COLLATE "C" NOT NULL,
    paper text COLLATE "C" NOT NULL,
    documents_seq bigint NOT NULL,
    documents_head text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    copy bigint NOT NULL,
    printed_by text COLLATE "C" NOT NULL,
    printed_at text COLLATE "C" NOT NULL,
    batch text COLLATE "C",
    container text COLLATE "C",
    dispensing text COLLATE "C",
    patient text COLLATE "C",
    reason text COLLATE "C",
    CONSTRAINT pk_prints PRIMARY KEY (id),
    CONSTRAINT ck_prints_id CHECK (id <> ''),
    CONSTRAINT ck_prints_duplicate CHECK (copy = 0 OR (copy > 0 AND reason IS NOT NULL))
);

CREATE TABLE commands (
    id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    carried_out_at text COLLATE "C" NOT NULL,
    arguments text COLLATE "C" NOT NULL,
    result text COLLATE "C" NOT NULL,
    asked_by text COLLATE "C",
    CONSTRAINT pk_commands PRIMARY KEY (id),
    CONSTRAINT ck_commands_id CHECK (id <> ''),
    CONSTRAINT uq_commands_seq UNIQUE (seq)
);

CREATE TABLE restorations (
    id text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    head text COLLATE "C" NOT NULL,
    lost text COLLATE "C" NOT NULL,
    last_numbers text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    declared_by text COLLATE "C" NOT NULL,
    declared_at text COLLATE "C" NOT NULL,
    signature text COLLATE "C" NOT NULL,
    CONSTRAINT pk_restorations PRIMARY KEY (id),
    CONSTRAINT ck_restorations_id CHECK (id <> '')
);

CREATE TABLE backups (
    id text COLLATE "C" NOT NULL,
    file_name text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    head text COLLATE "C" NOT NULL,
    made_by text COLLATE "C" NOT NULL,
    made_at text COLLATE "C" NOT NULL,
    CONSTRAINT pk_backups PRIMARY KEY (id),
    CONSTRAINT ck_backups_id CHECK (id <> '')
);

CREATE TABLE audit (
    seq bigint NOT NULL,
    prev text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (seq),
    CONSTRAINT ck_audit_seq CHECK (seq >= 1),
    CONSTRAINT uq_audit_prev UNIQUE (prev),
    CONSTRAINT uq_audit_hash UNIQUE (hash)
);

ALTER TABLE formulation_versions ADD CONSTRAINT fk_formulation_versions_imported_by FOREIGN KEY (imported_by) REFERENCES staff (id);

ALTER TABLE formulation_versions ADD CONSTRAINT fk_formulation_versions_approved_by FOREIGN KEY (approved_by) REFERENCES staff (id);

ALTER TABLE formulation_versions ADD CONSTRAINT fk_formulation_versions_approved_signature FOREIGN KEY (approved_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE lots ADD CONSTRAINT fk_lots_received_by FOREIGN KEY (received_by) REFERENCES staff (id);

ALTER TABLE lots ADD CONSTRAINT fk_lots_source_batch FOREIGN KEY (source_batch) REFERENCES batches (id);

ALTER TABLE lots ADD CONSTRAINT fk_lots_decided_by FOREIGN KEY (decided_by) REFERENCES staff (id);

ALTER TABLE lots ADD CONSTRAINT fk_lots_decision_signature FOREIGN KEY (decision_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE batches ADD CONSTRAINT fk_batches_formulation_version FOREIGN KEY (formulation_version) REFERENCES formulation_versions (id);

ALTER TABLE batches ADD CONSTRAINT fk_batches_planned_by FOREIGN KEY (planned_by) REFERENCES staff (id);

ALTER TABLE batches ADD CONSTRAINT fk_batches_plan_signature FOREIGN KEY (plan_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE batches ADD CONSTRAINT fk_batches_made_by FOREIGN KEY (made_by) REFERENCES staff (id);

ALTER TABLE batches ADD CONSTRAINT fk_batches_decided_by FOREIGN KEY (decided_by) REFERENCES staff (id);

ALTER TABLE batches ADD CONSTRAINT fk_batches_decision_signature FOREIGN KEY (decision_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE containers ADD CONSTRAINT fk_containers_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE patients ADD CONSTRAINT fk_patients_added_by FOREIGN KEY (added_by) REFERENCES staff (id);

ALTER TABLE identities ADD CONSTRAINT fk_identities_id FOREIGN KEY (id) REFERENCES patients (id);

ALTER TABLE signatures ADD CONSTRAINT fk_signatures_signer FOREIGN KEY (signer) REFERENCES staff (id);

ALTER TABLE evidence ADD CONSTRAINT fk_evidence_recorded_by FOREIGN KEY (recorded_by) REFERENCES staff (id);

ALTER TABLE evidence ADD CONSTRAINT fk_evidence_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE evidence ADD CONSTRAINT fk_evidence_replaces FOREIGN KEY (replaces) REFERENCES evidence (id);

ALTER TABLE batch_lines ADD CONSTRAINT fk_batch_lines_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE batch_lines ADD CONSTRAINT fk_batch_lines_lot FOREIGN KEY (lot) REFERENCES lots (id);

ALTER TABLE batch_steps ADD CONSTRAINT fk_batch_steps_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE batch_steps ADD CONSTRAINT fk_batch_steps_done_by FOREIGN KEY (done_by) REFERENCES staff (id);

ALTER TABLE batch_steps ADD CONSTRAINT fk_batch_steps_replaces FOREIGN KEY (replaces) REFERENCES batch_steps (id);

ALTER TABLE weighings ADD CONSTRAINT fk_weighings_lot FOREIGN KEY (lot) REFERENCES lots (id);

ALTER TABLE weighings ADD CONSTRAINT fk_weighings_weighed_by FOREIGN KEY (weighed_by) REFERENCES staff (id);

ALTER TABLE weighings ADD CONSTRAINT fk_weighings_balance FOREIGN KEY (balance) REFERENCES balances (id);

ALTER TABLE weighings ADD CONSTRAINT fk_weighings_replaces FOREIGN KEY (replaces) REFERENCES weighings (id);

ALTER TABLE weighings ADD CONSTRAINT fk_weighings_batch_line FOREIGN KEY (batch_line, batch) REFERENCES batch_lines (id, batch);

ALTER TABLE verifications ADD CONSTRAINT fk_verifications_verified_by FOREIGN KEY (verified_by) REFERENCES staff (id);

ALTER TABLE verifications ADD CONSTRAINT fk_verifications_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE verifications ADD CONSTRAINT fk_verifications_weighing FOREIGN KEY (weighing, weighed_by) REFERENCES weighings (id, weighed_by);

ALTER TABLE lone_exceptions ADD CONSTRAINT fk_lone_exceptions_weighing FOREIGN KEY (weighing) REFERENCES weighings (id);

ALTER TABLE lone_exceptions ADD CONSTRAINT fk_lone_exceptions_excepted_by FOREIGN KEY (excepted_by) REFERENCES staff (id);

ALTER TABLE lone_exceptions ADD CONSTRAINT fk_lone_exceptions_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE deviations ADD CONSTRAINT fk_deviations_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE deviations ADD CONSTRAINT fk_deviations_recorded_by FOREIGN KEY (recorded_by) REFERENCES staff (id);

ALTER TABLE deviations ADD CONSTRAINT fk_deviations_weighing FOREIGN KEY (weighing) REFERENCES weighings (id);

ALTER TABLE deviations ADD CONSTRAINT fk_deviations_decides FOREIGN KEY (decides) REFERENCES deviations (id);

ALTER TABLE deviations ADD CONSTRAINT fk_deviations_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE movements ADD CONSTRAINT fk_movements_moved_by FOREIGN KEY (moved_by) REFERENCES staff (id);

ALTER TABLE movements ADD CONSTRAINT fk_movements_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE movements ADD CONSTRAINT fk_movements_container FOREIGN KEY (container) REFERENCES containers (id);

ALTER TABLE movements ADD CONSTRAINT fk_movements_dispensing FOREIGN KEY (dispensing) REFERENCES dispensings (id);

ALTER TABLE movements ADD CONSTRAINT fk_movements_lot FOREIGN KEY (lot, dimension) REFERENCES lots (id, dimension);

ALTER TABLE register ADD CONSTRAINT fk_register_entered_by FOREIGN KEY (entered_by) REFERENCES staff (id);

ALTER TABLE register ADD CONSTRAINT fk_register_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE register ADD CONSTRAINT fk_register_dispensing FOREIGN KEY (dispensing) REFERENCES dispensings (id);

ALTER TABLE dispensings ADD CONSTRAINT fk_dispensings_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE dispensings ADD CONSTRAINT fk_dispensings_dispensed_by FOREIGN KEY (dispensed_by) REFERENCES staff (id);

ALTER TABLE dispensings ADD CONSTRAINT fk_dispensings_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE dispensings ADD CONSTRAINT fk_dispensings_patient FOREIGN KEY (patient) REFERENCES patients (id);

ALTER TABLE prints ADD CONSTRAINT fk_prints_printed_by FOREIGN KEY (printed_by) REFERENCES staff (id);

ALTER TABLE prints ADD CONSTRAINT fk_prints_batch FOREIGN KEY (batch) REFERENCES batches (id);

ALTER TABLE prints ADD CONSTRAINT fk_prints_container FOREIGN KEY (container) REFERENCES containers (id);

ALTER TABLE prints ADD CONSTRAINT fk_prints_dispensing FOREIGN KEY (dispensing) REFERENCES dispensings (id);

ALTER TABLE prints ADD CONSTRAINT fk_prints_patient FOREIGN KEY (patient) REFERENCES patients (id);

ALTER TABLE commands ADD CONSTRAINT fk_commands_asked_by FOREIGN KEY (asked_by) REFERENCES staff (id);

ALTER TABLE restorations ADD CONSTRAINT fk_restorations_declared_by FOREIGN KEY (declared_by) REFERENCES staff (id);

ALTER TABLE restorations ADD CONSTRAINT fk_restorations_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE backups ADD CONSTRAINT fk_backups_made_by FOREIGN KEY (made_by) REFERENCES staff (id);

CREATE UNIQUE INDEX uq_pharmacy_one ON pharmacy ((1));

CREATE UNIQUE INDEX uq_formulation_versions_approved ON formulation_versions (formulation) WHERE state = 'approved';

CREATE UNIQUE INDEX uq_verifications_agrees ON verifications (weighing) WHERE agrees = 1;

CREATE UNIQUE INDEX uq_register_preparation ON register (batch) WHERE series = 'preparation';

CREATE INDEX ix_batches_formulation_version ON batches (formulation_version);

CREATE INDEX ix_batches_state ON batches (state);

CREATE INDEX ix_lots_ingredient ON lots (ingredient);

CREATE INDEX ix_weighings_batch ON weighings (batch);

CREATE INDEX ix_weighings_lot ON weighings (lot);

CREATE INDEX ix_batch_steps_batch ON batch_steps (batch);

CREATE INDEX ix_verifications_weighing ON verifications (weighing);

CREATE INDEX ix_deviations_batch ON deviations (batch);

CREATE INDEX ix_movements_lot ON movements (lot);

CREATE INDEX ix_movements_batch ON movements (batch);

CREATE INDEX ix_movements_transfer ON movements (transfer);

CREATE INDEX ix_movements_dispensing ON movements (dispensing);

CREATE INDEX ix_dispensings_batch ON dispensings (batch);

CREATE INDEX ix_dispensings_patient ON dispensings (patient);

CREATE INDEX ix_prints_batch ON prints (batch);

CREATE INDEX ix_prints_dispensing ON prints (dispensing);

CREATE INDEX ix_register_batch ON register (batch);

CREATE INDEX ix_batch_lines_lot ON batch_lines (lot);

CREATE INDEX ix_evidence_formulation ON evidence (formulation);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER signatures_unchanged BEFORE UPDATE OR DELETE ON signatures
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER signatures_not_emptied BEFORE TRUNCATE ON signatures
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER evidence_unchanged BEFORE UPDATE OR DELETE ON evidence
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER evidence_not_emptied BEFORE TRUNCATE ON evidence
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER batch_lines_unchanged BEFORE UPDATE OR DELETE ON batch_lines
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER batch_lines_not_emptied BEFORE TRUNCATE ON batch_lines
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER batch_steps_unchanged BEFORE UPDATE OR DELETE ON batch_steps
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER batch_steps_not_emptied BEFORE TRUNCATE ON batch_steps
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER weighings_unchanged BEFORE UPDATE OR DELETE ON weighings
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER weighings_not_emptied BEFORE TRUNCATE ON weighings
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER verifications_unchanged BEFORE UPDATE OR DELETE ON verifications
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER verifications_not_emptied BEFORE TRUNCATE ON verifications
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER lone_exceptions_unchanged BEFORE UPDATE OR DELETE ON lone_exceptions
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER lone_exceptions_not_emptied BEFORE TRUNCATE ON lone_exceptions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER deviations_unchanged BEFORE UPDATE OR DELETE ON deviations
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER deviations_not_emptied BEFORE TRUNCATE ON deviations
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER movements_unchanged BEFORE UPDATE OR DELETE ON movements
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER movements_not_emptied BEFORE TRUNCATE ON movements
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER register_unchanged BEFORE UPDATE OR DELETE ON register
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER register_not_emptied BEFORE TRUNCATE ON register
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER dispensings_unchanged BEFORE UPDATE OR DELETE ON dispensings
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER dispensings_not_emptied BEFORE TRUNCATE ON dispensings
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER prints_unchanged BEFORE UPDATE OR DELETE ON prints
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER prints_not_emptied BEFORE TRUNCATE ON prints
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER commands_unchanged BEFORE UPDATE OR DELETE ON commands
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER commands_not_emptied BEFORE TRUNCATE ON commands
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER restorations_unchanged BEFORE UPDATE OR DELETE ON restorations
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER restorations_not_emptied BEFORE TRUNCATE ON restorations
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER backups_unchanged BEFORE UPDATE OR DELETE ON backups
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER backups_not_emptied BEFORE TRUNCATE ON backups
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT USAGE ON SCHEMA public TO compounder_application;

GRANT SELECT ON alembic_version TO compounder_application;

GRANT SELECT, INSERT ON signatures, evidence, batch_lines, batch_steps, weighings, verifications, lone_exceptions, deviations, movements, register, dispensings, prints, commands, restorations, backups, audit TO compounder_application;

GRANT SELECT, INSERT, UPDATE ON pharmacy, staff, formulation_versions, lots, batches, containers, balances, patients, identities TO compounder_application;

GRANT DELETE ON identities TO compounder_application;
