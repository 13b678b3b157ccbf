<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AuditPage</name>
    <message>
        <source>What happened to %1?</source>
        <translation>Que s’est-il passé pour %1&#x202f;?</translation>
    </message>
    <message>
        <source>Audit: what happened?</source>
        <translation>Piste d’audit&#x202f;: que s’est-il passé&#x202f;?</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tout le monde</translation>
    </message>
    <message>
        <source>every act</source>
        <translation>tous les actes</translation>
    </message>
    <message>
        <source>batch, lot, login</source>
        <translation>préparation, lot</translation>
    </message>
    <message>
        <source>Number or login</source>
        <translation>Numéro ou identifiant</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Up to the day</source>
        <translation>Jusqu’au jour</translation>
    </message>
    <message>
        <source>No act answers to this.</source>
        <translation>Aucun acte ne correspond.</translation>
    </message>
    <message>
        <source>Show all acts</source>
        <translation>Afficher tous les actes</translation>
    </message>
    <message>
        <source>Nothing here can be changed; a mistake is corrected by a further record.</source>
        <translation>Rien ne se modifie ici&#x202f;; une erreur se corrige par un nouvel enregistrement.</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>Nobody signed in</source>
        <translation>Personne de connecté</translation>
    </message>
    <message>
        <source>Shown once the second reading is in.</source>
        <translation>Visible après la seconde lecture.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Motif&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1, erased</source>
        <translation>%1, effacé</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1, nouveau</translation>
    </message>
    <message>
        <source>values</source>
        <translation>valeurs</translation>
    </message>
    <message>
        <source>shown once the second reading is in</source>
        <translation>visibles après la seconde lecture</translation>
    </message>
    <message>
        <source>changed; the trail holds no value</source>
        <translation>modifié&#x202f;; la piste n’en garde pas la valeur</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1… (%2 characters)</source>
        <translation>%1… (%2 caractères)</translation>
    </message>
</context>
<context>
    <name>BackupFolders</name>
    <message>
        <source>Folder of the copy</source>
        <translation>Dossier de la copie</translation>
    </message>
    <message>
        <source>Folder of the second copy, on another medium</source>
        <translation>Dossier de la seconde copie, sur un autre support</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Backup: is there a copy of the records?</source>
        <translation>Sauvegarde&#x202f;: existe-t-il une copie des registres&#x202f;?</translation>
    </message>
    <message>
        <source>Copying the records</source>
        <translation>Copie des registres</translation>
    </message>
    <message>
        <source>There is one copy only. French law asks for two separate media: name a second folder.</source>
        <translation>Il n’y a qu’une copie. Le droit français demande deux supports distincts&#x202f;: indiquez un second dossier.</translation>
    </message>
    <message>
        <source>An administrator makes the backup: %1.</source>
        <translation>Un administrateur fait la sauvegarde&#x202f;: %1.</translation>
    </message>
    <message>
        <source>I copy the records.</source>
        <translation>Je copie les registres.</translation>
    </message>
    <message>
        <source>The copy is read back and verified before it is noted. Weighing and typing go on meanwhile.</source>
        <translation>La copie est relue et vérifiée avant d’être notée. On peut peser et saisir pendant ce temps.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder</translation>
    </message>
    <message>
        <source>Keep the second copy on another medium, in another place.</source>
        <translation>Gardez la seconde copie sur un autre support, dans un autre lieu.</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>What changed?</source>
        <translation>Qu’est-ce qui a changé&#x202f;?</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Personne de connecté</translation>
    </message>
    <message>
        <source>Act and head</source>
        <translation>Acte et tête</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Enter on an act says here which values it wrote, before and after.</source>
        <translation>Entrée sur un acte dit ici quelles valeurs il a écrites, avant et après.</translation>
    </message>
</context>
<context>
    <name>CopiesCard</name>
    <message>
        <source>Made</source>
        <translation>Faite le</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Up to act</source>
        <translation>Jusqu’à l’acte</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>No copy yet. If this machine fails, every record is lost.</source>
        <translation>Aucune copie. Si cette machine tombe en panne, tout est perdu.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>within the last day</source>
        <translation>depuis moins d’un jour</translation>
    </message>
    <message>
        <source>The last one was made %1, %2.</source>
        <translation>La dernière a été faite le %1, %2.</translation>
    </message>
    <message>
        <source>act %1, head %2</source>
        <translation>jusqu’à l’acte %1, tête %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>Contient</translation>
    </message>
    <message>
        <source>Copies of the records</source>
        <translation>Copies des registres</translation>
    </message>
    <message>
        <source>To restore: compounder restore, on the machine itself. The guide, Backup, restore, upgrade, goes through it step by step. Try it once a month: a copy that was never restored is not one.</source>
        <translation>Pour restaurer&#x202f;: la commande compounder restore, sur la machine même. Le guide, Backup, restore, upgrade, l’explique pas à pas. Essayez chaque mois&#x202f;: une copie jamais restaurée n’en est pas une.</translation>
    </message>
</context>
<context>
    <name>RecordsScreen</name>
    <message>
        <source>Register</source>
        <translation>Ordonnancier</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Piste d’audit</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Traçabilité</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Register: which numbers were given?</source>
        <translation>Ordonnancier&#x202f;: quels numéros ont été attribués&#x202f;?</translation>
    </message>
    <message>
        <source>No number was given in %1. A release gives the first.</source>
        <translation>Aucun numéro attribué en %1. Une libération donne le premier.</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s), none missing, the newest first.</source>
        <translation>
            <numerusform>%n numéro, aucun manquant.</numerusform>
            <numerusform>%n numéros, aucun manquant, les derniers en tête.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed %n time(s) as it stands now.</source>
        <translation>
            <numerusform>Imprimé %n fois dans cet état.</numerusform>
            <numerusform>Imprimé %n fois dans cet état.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print duplicate %1 of %2</source>
        <translation>Imprimer le duplicata %1 de %2</translation>
    </message>
    <message>
        <source>Print the register of %1</source>
        <translation>Imprimer l’ordonnancier %1</translation>
    </message>
    <message>
        <source>Enter opens batch %1</source>
        <translation>Entrée ouvre la préparation %1</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Ordonnancier</translation>
    </message>
    <message>
        <source>Why is it printed again?</source>
        <translation>Pourquoi l’imprimer à nouveau&#x202f;?</translation>
    </message>
</context>
<context>
    <name>RegisterTable</name>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Preparation and batch</source>
        <translation>Préparation et lot</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Inscrit le</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
</context>
<context>
    <name>RegisterWords</name>
    <message>
        <source>lost</source>
        <translation>perdu</translation>
    </message>
    <message>
        <source>void</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>prepared</source>
        <translation>préparé</translation>
    </message>
    <message>
        <source>dispensed</source>
        <translation>délivré</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Inscrit le</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>From the preparation</source>
        <translation>De la préparation</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>a ward</source>
        <translation>un service</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>Prescripteur</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Released by</source>
        <translation>Libéré par</translation>
    </message>
    <message>
        <source>One person alone</source>
        <translation>Personne seule</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Fait par</translation>
    </message>
    <message>
        <source>Dispensed by</source>
        <translation>Délivré par</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Composition</translation>
    </message>
    <message>
        <source>Does not count any more</source>
        <translation>Ne compte plus</translation>
    </message>
    <message>
        <source>Declared by</source>
        <translation>Déclaré par</translation>
    </message>
    <message>
        <source>Act of the audit trail</source>
        <translation>Acte de la piste d’audit</translation>
    </message>
</context>
<context>
    <name>TraceAnswer</name>
    <message>
        <source>Lot %1: who received it?</source>
        <translation>Lot %1&#x202f;: qui l’a reçu&#x202f;?</translation>
    </message>
    <message>
        <source>What is in %1?</source>
        <translation>Que contient %1&#x202f;?</translation>
    </message>
    <message>
        <source>Trace: who received it, what is in it?</source>
        <translation>Traçabilité&#x202f;: qui l’a reçu, que contient-il&#x202f;?</translation>
    </message>
    <message>
        <source>Which %1 is meant?</source>
        <translation>Quel %1 voulez-vous dire&#x202f;?</translation>
    </message>
    <message>
        <source>Enter chooses the current row.</source>
        <translation>Entrée choisit la ligne en cours.</translation>
    </message>
    <message>
        <source>Scan a pack, a label on a pot, or type a number.</source>
        <translation>Scannez une boîte ou l’étiquette d’un pot, ou tapez un numéro.</translation>
    </message>
    <message>
        <source>A lot leads forwards to batches and patients, a pot or batch backwards to its lots.</source>
        <translation>Un lot mène aux préparations et aux patients, un pot ou une préparation à ses lots.</translation>
    </message>
    <message>
        <source>from %1, received %2</source>
        <translation>de %1, reçu le %2</translation>
    </message>
    <message numerus="yes">
        <source>patient(s) received it</source>
        <translation>
            <numerusform>patient l’a reçu</numerusform>
            <numerusform>patients l’ont reçu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>batch(es) hold it</source>
        <translation>
            <numerusform>préparation en contient</numerusform>
            <numerusform>préparations en contiennent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pot(s) still here, not held</source>
        <translation>
            <numerusform>pot encore ici, non bloqué</numerusform>
            <numerusform>pots encore ici, non bloqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pot(s) held</source>
        <translation>
            <numerusform>pot bloqué</numerusform>
            <numerusform>pots bloqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ward(s) received it</source>
        <translation>
            <numerusform>service l’a reçu</numerusform>
            <numerusform>services l’ont reçu</numerusform>
        </translation>
    </message>
    <message>
        <source>of the lot on hand</source>
        <translation>du lot en stock</translation>
    </message>
    <message numerus="yes">
        <source>lot(s) are in it</source>
        <translation>
            <numerusform>lot dedans</numerusform>
            <numerusform>lots dedans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceColumns</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu le</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Pots still here</source>
        <translation>Pots restants</translation>
    </message>
    <message>
        <source>Patient or ward</source>
        <translation>Patient ou service</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Né le</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>Matière première</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>not read twice</source>
        <translation>non relu</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Péremption</translation>
    </message>
    <message>
        <source>Weighed into</source>
        <translation>Pesé dans</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>livraison</translation>
    </message>
    <message>
        <source>preparation</source>
        <translation>préparation</translation>
    </message>
    <message>
        <source>held</source>
        <translation>bloqué</translation>
    </message>
    <message>
        <source>%1, by way of another batch</source>
        <translation>%1, par une autre préparation</translation>
    </message>
    <message>
        <source>%1, and %2 held</source>
        <translation>%1, et %2 bloqués</translation>
    </message>
    <message>
        <source>name erased, %1</source>
        <translation>nom effacé, %1</translation>
    </message>
</context>
<context>
    <name>TracePage</name>
    <message>
        <source>Lot, receipt, batch or pot</source>
        <translation>Lot, réception, préparation ou pot</translation>
    </message>
    <message>
        <source>Several bear this number</source>
        <translation>Plusieurs portent ce numéro</translation>
    </message>
    <message>
        <source>Batches made with it</source>
        <translation>Préparations faites avec ce lot</translation>
    </message>
    <message>
        <source>Where they went</source>
        <translation>Où elles sont allées</translation>
    </message>
    <message>
        <source>Lots in it</source>
        <translation>Lots contenus</translation>
    </message>
    <message>
        <source>Hold what it reached</source>
        <translation>Bloquer ce qu’il a atteint</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Tracer</translation>
    </message>
    <message>
        <source>Enter opens the current batch, lot or patient.</source>
        <translation>Entrée ouvre la préparation, le lot ou le patient en cours.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Records: do they hold?</source>
        <translation>Registres&#x202f;: sont-ils intègres&#x202f;?</translation>
    </message>
    <message>
        <source>Verifying the records</source>
        <translation>Vérification des registres</translation>
    </message>
    <message>
        <source>Not verified since the program was opened</source>
        <translation>Non vérifiés depuis l’ouverture du programme</translation>
    </message>
    <message>
        <source>F12 reads every record again, from the first to the last.</source>
        <translation>F12 relit chaque enregistrement, du premier au dernier.</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>non prouvé</translation>
    </message>
    <message>
        <source>Checked from the first to the last, %1. Head %2.</source>
        <translation>Vérifiés du premier au dernier, %1. Tête %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s): the records do not hold</source>
        <translation>
            <numerusform>%n anomalie&#x202f;: les registres ne sont pas intègres</numerusform>
            <numerusform>%n anomalies&#x202f;: les registres ne sont pas intègres</numerusform>
        </translation>
    </message>
    <message>
        <source>fails</source>
        <translation>non intègre</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) hold</source>
        <translation>
            <numerusform>%n enregistrement intègre</numerusform>
            <numerusform>%n enregistrements intègres</numerusform>
        </translation>
    </message>
    <message>
        <source>holds</source>
        <translation>intègre</translation>
    </message>
    <message>
        <source>not anchored</source>
        <translation>non ancré</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Nothing here can be changed; a mistake is corrected by a further record.</source>
        <translation>Rien ne peut être modifié ici&#x202f;; une erreur se corrige par un nouvel enregistrement.</translation>
    </message>
</context>
</TS>
