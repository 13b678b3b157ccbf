-- The first structure of the records on SQLite. Literal: never edited, later ones are migrations of their own.
-- A blank line ends a statement.

PRAGMA application_id = 1129140306;

CREATE TABLE pharmacy (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    profile TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    sample INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_pharmacy PRIMARY KEY (id),
    CONSTRAINT ck_pharmacy_id CHECK (id <> ''),
    CONSTRAINT ck_pharmacy_sample CHECK (sample IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    active INTEGER NOT NULL,
    must_change_password INTEGER NOT NULL,
    failed_sign_ins INTEGER NOT NULL,
    lock_count INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    locked_until TEXT,
    recovery TEXT,
    CONSTRAINT pk_staff PRIMARY KEY (id),
    CONSTRAINT ck_staff_id CHECK (id <> ''),
    CONSTRAINT ck_staff_role CHECK (role IN ('technician', 'pharmacist', 'administrator', 'auditor')),
    CONSTRAINT ck_staff_active CHECK (active IN (0, 1)),
    CONSTRAINT ck_staff_must_change_password CHECK (must_change_password IN (0, 1)),
    CONSTRAINT ck_staff_counters CHECK (failed_sign_ins >= 0 AND lock_count >= 0),
    CONSTRAINT uq_staff_login UNIQUE (login)
) STRICT, WITHOUT ROWID;

CREATE TABLE formulation_versions (
    id TEXT NOT NULL,
    formulation TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    approved_by TEXT,
    approved_at TEXT,
    approved_signature TEXT,
    CONSTRAINT pk_formulation_versions PRIMARY KEY (id),
    CONSTRAINT ck_formulation_versions_id CHECK (id <> ''),
    CONSTRAINT ck_formulation_versions_state CHECK (state IN ('draft', 'approved', 'retired')),
    CONSTRAINT ck_formulation_versions_approved CHECK (state = 'draft' OR (approved_by IS NOT NULL AND approved_at IS NOT NULL AND approved_signature IS NOT NULL)),
    CONSTRAINT ck_formulation_versions_version CHECK (version >= 1),
    CONSTRAINT uq_formulation_versions_version UNIQUE (formulation, version),
    CONSTRAINT fk_formulation_versions_imported_by FOREIGN KEY (imported_by) REFERENCES staff (id),
    CONSTRAINT fk_formulation_versions_approved_by FOREIGN KEY (approved_by) REFERENCES staff (id),
    CONSTRAINT fk_formulation_versions_approved_signature FOREIGN KEY (approved_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE lots (
    id TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    ingredient TEXT NOT NULL,
    supplier TEXT NOT NULL,
    lot_number TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    containers INTEGER NOT NULL,
    container_size TEXT NOT NULL,
    dimension TEXT NOT NULL,
    unit TEXT NOT NULL,
    state TEXT NOT NULL,
    received_by TEXT NOT NULL,
    received_at TEXT NOT NULL,
    form TEXT,
    maker TEXT,
    source_batch TEXT,
    storage TEXT,
    appearance TEXT,
    opened_on TEXT,
    after_opening_days INTEGER,
    certificate TEXT,
    assay TEXT,
    assay_basis TEXT,
    assay_form TEXT,
    water TEXT,
    labelled_potency TEXT,
    found_strength TEXT,
    density TEXT,
    density_temperature TEXT,
    density_source TEXT,
    decided_by TEXT,
    decided_at TEXT,
    decision_reason TEXT,
    decision_signature TEXT,
    CONSTRAINT pk_lots PRIMARY KEY (id),
    CONSTRAINT ck_lots_id CHECK (id <> ''),
    CONSTRAINT ck_lots_dimension CHECK (dimension IN ('mass', 'volume', 'activity')),
    CONSTRAINT ck_lots_state CHECK (state IN ('quarantine', 'accepted', 'refused', 'recalled', 'exhausted')),
    CONSTRAINT ck_lots_decided CHECK (state = 'quarantine' OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_signature IS NOT NULL)),
    CONSTRAINT ck_lots_containers CHECK (containers >= 1),
    CONSTRAINT ck_lots_number CHECK (number >= 1),
    CONSTRAINT uq_lots_number UNIQUE (year, number),
    CONSTRAINT uq_lots_dimension UNIQUE (id, dimension),
    CONSTRAINT fk_lots_received_by FOREIGN KEY (received_by) REFERENCES staff (id),
    CONSTRAINT fk_lots_source_batch FOREIGN KEY (source_batch) REFERENCES batches (id),
    CONSTRAINT fk_lots_decided_by FOREIGN KEY (decided_by) REFERENCES staff (id),
    CONSTRAINT fk_lots_decision_signature FOREIGN KEY (decision_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
    id TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    formulation_version TEXT NOT NULL,
    size TEXT NOT NULL,
    dimension TEXT NOT NULL,
    policy TEXT NOT NULL,
    plan TEXT NOT NULL,
    plan_digest TEXT NOT NULL,
    state TEXT NOT NULL,
    planned_by TEXT NOT NULL,
    planned_at TEXT NOT NULL,
    policy_reason TEXT,
    plan_signature TEXT,
    made_by TEXT,
    made_at TEXT,
    yield_obtained TEXT,
    reconciliation TEXT,
    appearance TEXT,
    strength_by_certificates TEXT,
    beyond_use TEXT,
    binding_rule TEXT,
    candidates TEXT,
    storage TEXT,
    label_count INTEGER,
    decided_by TEXT,
    decided_at TEXT,
    decision_reason TEXT,
    decision_signature TEXT,
    CONSTRAINT pk_batches PRIMARY KEY (id),
    CONSTRAINT ck_batches_id CHECK (id <> ''),
    CONSTRAINT ck_batches_dimension CHECK (dimension IN ('mass', 'volume', 'activity')),
    CONSTRAINT ck_batches_state CHECK (state IN ('planned', 'weighing', 'weighed', 'verified', 'released', 'rejected', 'aborted', 'void')),
    CONSTRAINT ck_batches_released CHECK (state <> 'released' OR (made_by IS NOT NULL AND made_at IS NOT NULL AND yield_obtained IS NOT NULL AND beyond_use IS NOT NULL AND binding_rule IS NOT NULL AND candidates IS NOT NULL)),
    CONSTRAINT ck_batches_decided CHECK (state NOT IN ('released', 'rejected', 'aborted', 'void') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_signature IS NOT NULL)),
    CONSTRAINT ck_batches_reason CHECK (state NOT IN ('rejected', 'aborted', 'void') OR decision_reason IS NOT NULL),
    CONSTRAINT ck_batches_number CHECK (number >= 1),
    CONSTRAINT uq_batches_number UNIQUE (year, number),
    CONSTRAINT fk_batches_formulation_version FOREIGN KEY (formulation_version) REFERENCES formulation_versions (id),
    CONSTRAINT fk_batches_planned_by FOREIGN KEY (planned_by) REFERENCES staff (id),
    CONSTRAINT fk_batches_plan_signature FOREIGN KEY (plan_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_batches_made_by FOREIGN KEY (made_by) REFERENCES staff (id),
    CONSTRAINT fk_batches_decided_by FOREIGN KEY (decided_by) REFERENCES staff (id),
    CONSTRAINT fk_batches_decision_signature FOREIGN KEY (decision_signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE containers (
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    serial INTEGER NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_containers PRIMARY KEY (id),
    CONSTRAINT ck_containers_id CHECK (id <> ''),
    CONSTRAINT ck_containers_state CHECK (state IN ('filled', 'dispensed', 'retained', 'destroyed', 'recalled')),
    CONSTRAINT ck_containers_serial CHECK (serial >= 1),
    CONSTRAINT uq_containers_serial UNIQUE (batch, serial),
    CONSTRAINT fk_containers_batch FOREIGN KEY (batch) REFERENCES batches (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE balances (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    serial_number TEXT NOT NULL,
    unit TEXT NOT NULL,
    resolution TEXT NOT NULL,
    minimum_weight TEXT NOT NULL,
    capacity TEXT NOT NULL,
    checked_on TEXT,
    CONSTRAINT pk_balances PRIMARY KEY (id),
    CONSTRAINT ck_balances_id CHECK (id <> ''),
    CONSTRAINT uq_balances_serial_number UNIQUE (serial_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE patients (
    id TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    erased_at TEXT,
    CONSTRAINT pk_patients PRIMARY KEY (id),
    CONSTRAINT ck_patients_id CHECK (id <> ''),
    CONSTRAINT fk_patients_added_by FOREIGN KEY (added_by) REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE identities (
    id TEXT NOT NULL,
    salt BLOB NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT,
    number TEXT,
    address TEXT,
    CONSTRAINT pk_identities PRIMARY KEY (id),
    CONSTRAINT ck_identities_id CHECK (id <> ''),
    CONSTRAINT ck_identities_salt CHECK (length(salt) = 16),
    CONSTRAINT fk_identities_id FOREIGN KEY (id) REFERENCES patients (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatures (
    id TEXT NOT NULL,
    signer TEXT NOT NULL,
    role TEXT NOT NULL,
    meaning TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    nonce TEXT NOT NULL,
    signed TEXT NOT NULL,
    CONSTRAINT pk_signatures PRIMARY KEY (id),
    CONSTRAINT ck_signatures_id CHECK (id <> ''),
    CONSTRAINT ck_signatures_role CHECK (role IN ('technician', 'pharmacist', 'administrator', 'auditor')),
    CONSTRAINT uq_signatures_nonce UNIQUE (nonce),
    CONSTRAINT fk_signatures_signer FOREIGN KEY (signer) REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    id TEXT NOT NULL,
    formulation TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    sample INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    signature TEXT NOT NULL,
    value TEXT,
    days INTEGER,
    storage TEXT,
    replaces TEXT,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_id CHECK (id <> ''),
    CONSTRAINT ck_evidence_kind CHECK (kind IN ('water_activity', 'house_limit', 'study')),
    CONSTRAINT ck_evidence_sample CHECK (sample IN (0, 1)),
    CONSTRAINT uq_evidence_replaces UNIQUE (replaces),
    CONSTRAINT fk_evidence_recorded_by FOREIGN KEY (recorded_by) REFERENCES staff (id),
    CONSTRAINT fk_evidence_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_evidence_replaces FOREIGN KEY (replaces) REFERENCES evidence (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_lines (
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    line INTEGER NOT NULL,
    share INTEGER NOT NULL,
    ingredient TEXT NOT NULL,
    reserved INTEGER NOT NULL,
    choice TEXT NOT NULL,
    form TEXT,
    lot TEXT,
    exact TEXT,
    planned TEXT,
    tolerance TEXT,
    CONSTRAINT pk_batch_lines PRIMARY KEY (id),
    CONSTRAINT ck_batch_lines_id CHECK (id <> ''),
    CONSTRAINT ck_batch_lines_reserved CHECK (reserved >= 0 AND (reserved = 0 OR lot IS NOT NULL)),
    CONSTRAINT uq_batch_lines_share UNIQUE (batch, line, share),
    CONSTRAINT uq_batch_lines_batch UNIQUE (id, batch),
    CONSTRAINT fk_batch_lines_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_batch_lines_lot FOREIGN KEY (lot) REFERENCES lots (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_steps (
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    step INTEGER NOT NULL,
    kind TEXT NOT NULL,
    passed INTEGER NOT NULL,
    done_by TEXT NOT NULL,
    done_at TEXT NOT NULL,
    found TEXT,
    replaces TEXT,
    reason TEXT,
    CONSTRAINT pk_batch_steps PRIMARY KEY (id),
    CONSTRAINT ck_batch_steps_id CHECK (id <> ''),
    CONSTRAINT ck_batch_steps_passed CHECK (passed IN (0, 1)),
    CONSTRAINT ck_batch_steps_reason CHECK (replaces IS NULL OR reason IS NOT NULL),
    CONSTRAINT uq_batch_steps_replaces UNIQUE (replaces),
    CONSTRAINT fk_batch_steps_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_batch_steps_done_by FOREIGN KEY (done_by) REFERENCES staff (id),
    CONSTRAINT fk_batch_steps_replaces FOREIGN KEY (replaces) REFERENCES batch_steps (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE weighings (
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    batch_line TEXT NOT NULL,
    lot TEXT,
    reading TEXT NOT NULL,
    source TEXT NOT NULL,
    within_tolerance INTEGER NOT NULL,
    weighed_by TEXT NOT NULL,
    weighed_at TEXT NOT NULL,
    target TEXT,
    balance TEXT,
    raw_line TEXT,
    tare_line TEXT,
    scanned TEXT,
    reason TEXT,
    replaces TEXT,
    CONSTRAINT pk_weighings PRIMARY KEY (id),
    CONSTRAINT ck_weighings_id CHECK (id <> ''),
    CONSTRAINT ck_weighings_source CHECK (source IN ('balance', 'typed', 'declared')),
    CONSTRAINT ck_weighings_within_tolerance CHECK (within_tolerance IN (0, 1)),
    CONSTRAINT ck_weighings_balance CHECK (source <> 'balance' OR (balance IS NOT NULL AND raw_line IS NOT NULL)),
    CONSTRAINT ck_weighings_typed CHECK (source <> 'typed' OR reason IS NOT NULL),
    CONSTRAINT ck_weighings_lot CHECK (source = 'declared' OR lot IS NOT NULL),
    CONSTRAINT uq_weighings_weighed_by UNIQUE (id, weighed_by),
    CONSTRAINT uq_weighings_replaces UNIQUE (replaces),
    CONSTRAINT fk_weighings_lot FOREIGN KEY (lot) REFERENCES lots (id),
    CONSTRAINT fk_weighings_weighed_by FOREIGN KEY (weighed_by) REFERENCES staff (id),
    CONSTRAINT fk_weighings_balance FOREIGN KEY (balance) REFERENCES balances (id),
    CONSTRAINT fk_weighings_replaces FOREIGN KEY (replaces) REFERENCES weighings (id),
    CONSTRAINT fk_weighings_batch_line FOREIGN KEY (batch_line, batch) REFERENCES batch_lines (id, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE verifications (
    id TEXT NOT NULL,
    weighing TEXT NOT NULL,
    weighed_by TEXT NOT NULL,
    verified_by TEXT NOT NULL,
    verified_at TEXT NOT NULL,
    lot_read TEXT NOT NULL,
    reading TEXT,
    look TEXT NOT NULL,
    agrees INTEGER NOT NULL,
    signature TEXT,
    CONSTRAINT pk_verifications PRIMARY KEY (id),
    CONSTRAINT ck_verifications_id CHECK (id <> ''),
    CONSTRAINT ck_verifications_agrees CHECK (agrees IN (0, 1)),
    CONSTRAINT ck_verifications_two_persons CHECK (verified_by <> weighed_by),
    CONSTRAINT fk_verifications_verified_by FOREIGN KEY (verified_by) REFERENCES staff (id),
    CONSTRAINT fk_verifications_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_verifications_weighing FOREIGN KEY (weighing, weighed_by) REFERENCES weighings (id, weighed_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE lone_exceptions (
    id TEXT NOT NULL,
    weighing TEXT NOT NULL,
    excepted_by TEXT NOT NULL,
    excepted_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    signature TEXT NOT NULL,
    CONSTRAINT pk_lone_exceptions PRIMARY KEY (id),
    CONSTRAINT ck_lone_exceptions_id CHECK (id <> ''),
    CONSTRAINT uq_lone_exceptions_weighing UNIQUE (weighing),
    CONSTRAINT fk_lone_exceptions_weighing FOREIGN KEY (weighing) REFERENCES weighings (id),
    CONSTRAINT fk_lone_exceptions_excepted_by FOREIGN KEY (excepted_by) REFERENCES staff (id),
    CONSTRAINT fk_lone_exceptions_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE deviations (
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    weighing TEXT,
    found TEXT,
    limits TEXT,
    decides TEXT,
    decision TEXT,
    signature TEXT,
    CONSTRAINT pk_deviations PRIMARY KEY (id),
    CONSTRAINT ck_deviations_id CHECK (id <> ''),
    CONSTRAINT ck_deviations_decision CHECK (decision IN ('accepted', 'rejected', 'superseded')),
    CONSTRAINT ck_deviations_decision_rule CHECK ((decides IS NULL) = (decision IS NULL)),
    CONSTRAINT ck_deviations_signed CHECK (decision IS NULL OR signature IS NOT NULL),
    CONSTRAINT uq_deviations_decides UNIQUE (decides),
    CONSTRAINT fk_deviations_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_deviations_recorded_by FOREIGN KEY (recorded_by) REFERENCES staff (id),
    CONSTRAINT fk_deviations_weighing FOREIGN KEY (weighing) REFERENCES weighings (id),
    CONSTRAINT fk_deviations_decides FOREIGN KEY (decides) REFERENCES deviations (id),
    CONSTRAINT fk_deviations_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE movements (
    id TEXT NOT NULL,
    transfer TEXT NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    amount INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    moved_at TEXT NOT NULL,
    lot TEXT,
    batch TEXT,
    container TEXT,
    dispensing TEXT,
    CONSTRAINT pk_movements PRIMARY KEY (id),
    CONSTRAINT ck_movements_id CHECK (id <> ''),
    CONSTRAINT ck_movements_account CHECK (account IN ('lot', 'batch', 'consumed', 'patient', 'waste', 'receipt', 'produced', 'adjustment')),
    CONSTRAINT ck_movements_dimension CHECK (dimension IN ('mass', 'volume', 'activity')),
    CONSTRAINT ck_movements_amount CHECK (amount <> 0),
    CONSTRAINT ck_movements_item CHECK (lot IS NOT NULL OR batch IS NOT NULL),
    CONSTRAINT ck_movements_batch CHECK (account <> 'batch' OR batch IS NOT NULL),
    CONSTRAINT ck_movements_lot CHECK (account <> 'lot' OR (lot IS NOT NULL AND batch IS NULL)),
    CONSTRAINT ck_movements_patient CHECK (account <> 'patient' OR dispensing IS NOT NULL),
    CONSTRAINT ck_movements_physical CHECK (account <> 'produced' OR lot IS NULL),
    CONSTRAINT fk_movements_moved_by FOREIGN KEY (moved_by) REFERENCES staff (id),
    CONSTRAINT fk_movements_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_movements_container FOREIGN KEY (container) REFERENCES containers (id),
    CONSTRAINT fk_movements_dispensing FOREIGN KEY (dispensing) REFERENCES dispensings (id),
    CONSTRAINT fk_movements_lot FOREIGN KEY (lot, dimension) REFERENCES lots (id, dimension)
) STRICT, WITHOUT ROWID;

CREATE TABLE register (
    id TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    batch TEXT,
    dispensing TEXT,
    composition TEXT,
    quantity TEXT,
    void_reason TEXT,
    CONSTRAINT pk_register PRIMARY KEY (id),
    CONSTRAINT ck_register_id CHECK (id <> ''),
    CONSTRAINT ck_register_series CHECK (series IN ('preparation', 'dispensing')),
    CONSTRAINT ck_register_number CHECK (number >= 1),
    CONSTRAINT ck_register_entry CHECK ((void_reason IS NOT NULL AND batch IS NULL AND dispensing IS NULL) OR (void_reason IS NULL AND batch IS NOT NULL AND (series = 'dispensing') = (dispensing IS NOT NULL))),
    CONSTRAINT uq_register_number UNIQUE (series, year, number),
    CONSTRAINT uq_register_dispensing UNIQUE (dispensing),
    CONSTRAINT fk_register_entered_by FOREIGN KEY (entered_by) REFERENCES staff (id),
    CONSTRAINT fk_register_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_register_dispensing FOREIGN KEY (dispensing) REFERENCES dispensings (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispensings (
    id TEXT NOT NULL,
    batch TEXT NOT NULL,
    quantity TEXT NOT NULL,
    dispensed_by TEXT NOT NULL,
    dispensed_at TEXT NOT NULL,
    signature TEXT NOT NULL,
    patient TEXT,
    ward TEXT,
    prescriber TEXT,
    prescriber_address TEXT,
    prescribed_on TEXT,
    prescription TEXT,
    directions TEXT,
    checks TEXT,
    CONSTRAINT pk_dispensings PRIMARY KEY (id),
    CONSTRAINT ck_dispensings_id CHECK (id <> ''),
    CONSTRAINT fk_dispensings_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_dispensings_dispensed_by FOREIGN KEY (dispensed_by) REFERENCES staff (id),
    CONSTRAINT fk_dispensings_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_dispensings_patient FOREIGN KEY (patient) REFERENCES patients (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE prints (
    id TEXT NOT NULL,
    paper TEXT NOT NULL,
    documents_seq INTEGER NOT NULL,
    documents_head TEXT NOT NULL,
    digest TEXT NOT NULL,
    copy INTEGER NOT NULL,
    printed_by TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    batch TEXT,
    container TEXT,
    dispensing TEXT,
    patient TEXT,
    reason TEXT,
    CONSTRAINT pk_prints PRIMARY KEY (id),
    CONSTRAINT ck_prints_id CHECK (id <> ''),
    CONSTRAINT ck_prints_duplicate CHECK (copy = 0 OR (copy > 0 AND reason IS NOT NULL)),
    CONSTRAINT fk_prints_printed_by FOREIGN KEY (printed_by) REFERENCES staff (id),
    CONSTRAINT fk_prints_batch FOREIGN KEY (batch) REFERENCES batches (id),
    CONSTRAINT fk_prints_container FOREIGN KEY (container) REFERENCES containers (id),
    CONSTRAINT fk_prints_dispensing FOREIGN KEY (dispensing) REFERENCES dispensings (id),
    CONSTRAINT fk_prints_patient FOREIGN KEY (patient) REFERENCES patients (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    seq INTEGER NOT NULL,
    carried_out_at TEXT NOT NULL,
    arguments TEXT NOT NULL,
    result TEXT NOT NULL,
    asked_by TEXT,
    CONSTRAINT pk_commands PRIMARY KEY (id),
    CONSTRAINT ck_commands_id CHECK (id <> ''),
    CONSTRAINT uq_commands_seq UNIQUE (seq),
    CONSTRAINT fk_commands_asked_by FOREIGN KEY (asked_by) REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE restorations (
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    lost TEXT NOT NULL,
    last_numbers TEXT NOT NULL,
    reason TEXT NOT NULL,
    declared_by TEXT NOT NULL,
    declared_at TEXT NOT NULL,
    signature TEXT NOT NULL,
    CONSTRAINT pk_restorations PRIMARY KEY (id),
    CONSTRAINT ck_restorations_id CHECK (id <> ''),
    CONSTRAINT fk_restorations_declared_by FOREIGN KEY (declared_by) REFERENCES staff (id),
    CONSTRAINT fk_restorations_signature FOREIGN KEY (signature) REFERENCES signatures (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE backups (
    id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT pk_backups PRIMARY KEY (id),
    CONSTRAINT ck_backups_id CHECK (id <> ''),
    CONSTRAINT fk_backups_made_by FOREIGN KEY (made_by) REFERENCES staff (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    seq INTEGER NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (seq),
    CONSTRAINT ck_audit_seq CHECK (seq >= 1),
    CONSTRAINT uq_audit_prev UNIQUE (prev),
    CONSTRAINT uq_audit_hash UNIQUE (hash)
) STRICT;

CREATE UNIQUE INDEX uq_pharmacy_one ON pharmacy ((id IS NOT NULL));

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

CREATE TRIGGER signatures_not_updated BEFORE UPDATE ON signatures
BEGIN
    SELECT RAISE(ABORT, 'signatures: append-only');
END;

CREATE TRIGGER signatures_not_deleted BEFORE DELETE ON signatures
BEGIN
    SELECT RAISE(ABORT, 'signatures: append-only');
END;

CREATE TRIGGER signatures_not_replaced BEFORE INSERT ON signatures
WHEN EXISTS (
    SELECT 1 FROM signatures
    WHERE (id = NEW.id)
       OR (nonce = NEW.nonce)
)
BEGIN
    SELECT RAISE(ABORT, 'signatures: append-only');
END;

CREATE TRIGGER evidence_not_updated BEFORE UPDATE ON evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence: append-only');
END;

CREATE TRIGGER evidence_not_deleted BEFORE DELETE ON evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence: append-only');
END;

CREATE TRIGGER evidence_not_replaced BEFORE INSERT ON evidence
WHEN EXISTS (
    SELECT 1 FROM evidence
    WHERE (id = NEW.id)
       OR (replaces = NEW.replaces)
)
BEGIN
    SELECT RAISE(ABORT, 'evidence: append-only');
END;

CREATE TRIGGER batch_lines_not_updated BEFORE UPDATE ON batch_lines
BEGIN
    SELECT RAISE(ABORT, 'batch_lines: append-only');
END;

CREATE TRIGGER batch_lines_not_deleted BEFORE DELETE ON batch_lines
BEGIN
    SELECT RAISE(ABORT, 'batch_lines: append-only');
END;

CREATE TRIGGER batch_lines_not_replaced BEFORE INSERT ON batch_lines
WHEN EXISTS (
    SELECT 1 FROM batch_lines
    WHERE (id = NEW.id)
       OR (batch = NEW.batch AND line = NEW.line AND share = NEW.share)
)
BEGIN
    SELECT RAISE(ABORT, 'batch_lines: append-only');
END;

CREATE TRIGGER batch_steps_not_updated BEFORE UPDATE ON batch_steps
BEGIN
    SELECT RAISE(ABORT, 'batch_steps: append-only');
END;

CREATE TRIGGER batch_steps_not_deleted BEFORE DELETE ON batch_steps
BEGIN
    SELECT RAISE(ABORT, 'batch_steps: append-only');
END;

CREATE TRIGGER batch_steps_not_replaced BEFORE INSERT ON batch_steps
WHEN EXISTS (
    SELECT 1 FROM batch_steps
    WHERE (id = NEW.id)
       OR (replaces = NEW.replaces)
)
BEGIN
    SELECT RAISE(ABORT, 'batch_steps: append-only');
END;

CREATE TRIGGER weighings_not_updated BEFORE UPDATE ON weighings
BEGIN
    SELECT RAISE(ABORT, 'weighings: append-only');
END;

CREATE TRIGGER weighings_not_deleted BEFORE DELETE ON weighings
BEGIN
    SELECT RAISE(ABORT, 'weighings: append-only');
END;

CREATE TRIGGER weighings_not_replaced BEFORE INSERT ON weighings
WHEN EXISTS (
    SELECT 1 FROM weighings
    WHERE (id = NEW.id)
       OR (replaces = NEW.replaces)
)
BEGIN
    SELECT RAISE(ABORT, 'weighings: append-only');
END;

CREATE TRIGGER verifications_not_updated BEFORE UPDATE ON verifications
BEGIN
    SELECT RAISE(ABORT, 'verifications: append-only');
END;

CREATE TRIGGER verifications_not_deleted BEFORE DELETE ON verifications
BEGIN
    SELECT RAISE(ABORT, 'verifications: append-only');
END;

CREATE TRIGGER verifications_not_replaced BEFORE INSERT ON verifications
WHEN EXISTS (
    SELECT 1 FROM verifications
    WHERE (id = NEW.id)
       OR (agrees = 1 AND NEW.agrees = 1 AND weighing = NEW.weighing)
)
BEGIN
    SELECT RAISE(ABORT, 'verifications: append-only');
END;

CREATE TRIGGER lone_exceptions_not_updated BEFORE UPDATE ON lone_exceptions
BEGIN
    SELECT RAISE(ABORT, 'lone_exceptions: append-only');
END;

CREATE TRIGGER lone_exceptions_not_deleted BEFORE DELETE ON lone_exceptions
BEGIN
    SELECT RAISE(ABORT, 'lone_exceptions: append-only');
END;

CREATE TRIGGER lone_exceptions_not_replaced BEFORE INSERT ON lone_exceptions
WHEN EXISTS (
    SELECT 1 FROM lone_exceptions
    WHERE (id = NEW.id)
       OR (weighing = NEW.weighing)
)
BEGIN
    SELECT RAISE(ABORT, 'lone_exceptions: append-only');
END;

CREATE TRIGGER deviations_not_updated BEFORE UPDATE ON deviations
BEGIN
    SELECT RAISE(ABORT, 'deviations: append-only');
END;

CREATE TRIGGER deviations_not_deleted BEFORE DELETE ON deviations
BEGIN
    SELECT RAISE(ABORT, 'deviations: append-only');
END;

CREATE TRIGGER deviations_not_replaced BEFORE INSERT ON deviations
WHEN EXISTS (
    SELECT 1 FROM deviations
    WHERE (id = NEW.id)
       OR (decides = NEW.decides)
)
BEGIN
    SELECT RAISE(ABORT, 'deviations: append-only');
END;

CREATE TRIGGER movements_not_updated BEFORE UPDATE ON movements
BEGIN
    SELECT RAISE(ABORT, 'movements: append-only');
END;

CREATE TRIGGER movements_not_deleted BEFORE DELETE ON movements
BEGIN
    SELECT RAISE(ABORT, 'movements: append-only');
END;

CREATE TRIGGER movements_not_replaced BEFORE INSERT ON movements
WHEN EXISTS (
    SELECT 1 FROM movements
    WHERE id = NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'movements: append-only');
END;

CREATE TRIGGER register_not_updated BEFORE UPDATE ON register
BEGIN
    SELECT RAISE(ABORT, 'register: append-only');
END;

CREATE TRIGGER register_not_deleted BEFORE DELETE ON register
BEGIN
    SELECT RAISE(ABORT, 'register: append-only');
END;

CREATE TRIGGER register_not_replaced BEFORE INSERT ON register
WHEN EXISTS (
    SELECT 1 FROM register
    WHERE (id = NEW.id)
       OR (series = NEW.series AND year = NEW.year AND number = NEW.number)
       OR (dispensing = NEW.dispensing)
       OR (series = 'preparation' AND NEW.series = 'preparation' AND batch = NEW.batch)
)
BEGIN
    SELECT RAISE(ABORT, 'register: append-only');
END;

CREATE TRIGGER dispensings_not_updated BEFORE UPDATE ON dispensings
BEGIN
    SELECT RAISE(ABORT, 'dispensings: append-only');
END;

CREATE TRIGGER dispensings_not_deleted BEFORE DELETE ON dispensings
BEGIN
    SELECT RAISE(ABORT, 'dispensings: append-only');
END;

CREATE TRIGGER dispensings_not_replaced BEFORE INSERT ON dispensings
WHEN EXISTS (
    SELECT 1 FROM dispensings
    WHERE id = NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'dispensings: append-only');
END;

CREATE TRIGGER prints_not_updated BEFORE UPDATE ON prints
BEGIN
    SELECT RAISE(ABORT, 'prints: append-only');
END;

CREATE TRIGGER prints_not_deleted BEFORE DELETE ON prints
BEGIN
    SELECT RAISE(ABORT, 'prints: append-only');
END;

CREATE TRIGGER prints_not_replaced BEFORE INSERT ON prints
WHEN EXISTS (
    SELECT 1 FROM prints
    WHERE id = NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'prints: append-only');
END;

CREATE TRIGGER commands_not_updated BEFORE UPDATE ON commands
BEGIN
    SELECT RAISE(ABORT, 'commands: append-only');
END;

CREATE TRIGGER commands_not_deleted BEFORE DELETE ON commands
BEGIN
    SELECT RAISE(ABORT, 'commands: append-only');
END;

CREATE TRIGGER commands_not_replaced BEFORE INSERT ON commands
WHEN EXISTS (
    SELECT 1 FROM commands
    WHERE (id = NEW.id)
       OR (seq = NEW.seq)
)
BEGIN
    SELECT RAISE(ABORT, 'commands: append-only');
END;

CREATE TRIGGER restorations_not_updated BEFORE UPDATE ON restorations
BEGIN
    SELECT RAISE(ABORT, 'restorations: append-only');
END;

CREATE TRIGGER restorations_not_deleted BEFORE DELETE ON restorations
BEGIN
    SELECT RAISE(ABORT, 'restorations: append-only');
END;

CREATE TRIGGER restorations_not_replaced BEFORE INSERT ON restorations
WHEN EXISTS (
    SELECT 1 FROM restorations
    WHERE id = NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'restorations: append-only');
END;

CREATE TRIGGER backups_not_updated BEFORE UPDATE ON backups
BEGIN
    SELECT RAISE(ABORT, 'backups: append-only');
END;

CREATE TRIGGER backups_not_deleted BEFORE DELETE ON backups
BEGIN
    SELECT RAISE(ABORT, 'backups: append-only');
END;

CREATE TRIGGER backups_not_replaced BEFORE INSERT ON backups
WHEN EXISTS (
    SELECT 1 FROM backups
    WHERE id = NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'backups: append-only');
END;

CREATE TRIGGER audit_not_updated BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit: append-only');
END;

CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit: append-only');
END;

CREATE TRIGGER audit_not_replaced BEFORE INSERT ON audit
WHEN EXISTS (
    SELECT 1 FROM audit
    WHERE (seq = NEW.seq)
       OR (prev = NEW.prev)
       OR (hash = NEW.hash)
)
BEGIN
    SELECT RAISE(ABORT, 'audit: append-only');
END;
