<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DispensingForm</name>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>Erase who this patient is?</source>
        <translation>Effacer l’identité de ce patient&#x202f;?</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Erase the name</source>
        <translation>Effacer le nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Dispensings that stay</source>
        <translation>Dispensations conservées</translation>
    </message>
    <message>
        <source>What is erased, what stays</source>
        <translation>Ce qui est effacé, ce qui reste</translation>
    </message>
    <message>
        <source>I erase who this patient is.</source>
        <translation>J’efface l’identité de ce patient.</translation>
    </message>
    <message>
        <source>Name, date of birth, record number and address go for ever. What was dispensed stays, unnamed.</source>
        <translation>Nom, date de naissance, numéro de dossier et adresse disparaissent pour toujours. Les dispensations restent, sans nom.</translation>
    </message>
</context>
<context>
    <name>FindPatients</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>Numéro de dossier</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Patients: who is it?</source>
        <translation>Patients&#x202f;: qui est-ce&#x202f;?</translation>
    </message>
    <message>
        <source>Type two letters of the name, or the whole record number.</source>
        <translation>Saisissez deux lettres du nom, ou le numéro de dossier entier.</translation>
    </message>
    <message>
        <source>Nobody is recorded by this name or number. F12 adds somebody.</source>
        <translation>Personne n’est enregistré sous ce nom ou ce numéro. F12 pour ajouter.</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) found</source>
        <translation>
            <numerusform>%n patient trouvé</numerusform>
            <numerusform>%n patients trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 are shown: type more of the name</source>
        <translation>les %1 premiers sont affichés&#x202f;: précisez le nom</translation>
    </message>
    <message>
        <source>Name or record number</source>
        <translation>Nom ou numéro de dossier</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>Patients trouvés</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>Ajouter un patient</translation>
    </message>
</context>
<context>
    <name>GiveBackForm</name>
    <message>
        <source>Take product back from a patient</source>
        <translation>Reprendre un produit à un patient</translation>
    </message>
    <message>
        <source>%1 came back and is waste.</source>
        <translation>%1 repris et mis au rebut.</translation>
    </message>
    <message>
        <source>Take back and destroy %1</source>
        <translation>Reprendre et détruire %1</translation>
    </message>
    <message>
        <source>Take back and destroy</source>
        <translation>Reprendre et détruire</translation>
    </message>
    <message>
        <source>Which container?</source>
        <translation>Quel récipient&#x202f;?</translation>
    </message>
    <message>
        <source>How much came back?</source>
        <translation>Quelle quantité revient&#x202f;?</translation>
    </message>
    <message>
        <source>Why did it come back?</source>
        <translation>Pourquoi ce retour&#x202f;?</translation>
    </message>
</context>
<context>
    <name>NewPatientForm</name>
    <message>
        <source>Add a patient</source>
        <translation>Ajouter un patient</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As on the identity papers: family name and first names.</source>
        <translation>Comme sur la pièce d’identité&#x202f;: nom et prénoms.</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Record number of the hospital, if there is one</source>
        <translation>Numéro de dossier de l’hôpital, s’il y en a un</translation>
    </message>
    <message>
        <source>Address, if it is known</source>
        <translation>Adresse, si elle est connue</translation>
    </message>
    <message>
        <source>Open that record</source>
        <translation>Ouvrir ce dossier</translation>
    </message>
    <message>
        <source>Add this patient</source>
        <translation>Ajouter ce patient</translation>
    </message>
</context>
<context>
    <name>PatientFileView</name>
    <message>
        <source>Dispensed</source>
        <translation>Dispensé le</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>N° de lot</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>N° d’ordonnancier</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>Prescripteur</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Nothing has been dispensed to this patient yet.</source>
        <translation>Rien n’a encore été dispensé à ce patient.</translation>
    </message>
    <message>
        <source>Erased on</source>
        <translation>Effacé le</translation>
    </message>
    <message>
        <source>Pseudonym</source>
        <translation>Pseudonyme</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Né(e) le</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Connu depuis</translation>
    </message>
    <message>
        <source>Register number %1</source>
        <translation>N° d’ordonnancier %1</translation>
    </message>
    <message>
        <source>Prescribed</source>
        <translation>Prescrit</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Posologie</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Récipients</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>Take product back</source>
        <translation>Reprendre un produit</translation>
    </message>
    <message>
        <source>Erase the name</source>
        <translation>Effacer le nom</translation>
    </message>
    <message>
        <source>What was dispensed</source>
        <translation>Dispensations</translation>
    </message>
    <message>
        <source>Dispense to this patient</source>
        <translation>Dispenser à ce patient</translation>
    </message>
</context>
<context>
    <name>PatientWords</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Erased patient</source>
        <translation>Patient effacé</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n an</numerusform>
            <numerusform>%n ans</numerusform>
        </translation>
    </message>
    <message>
        <source>number %1, %2</source>
        <translation>numéro %1, %2</translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation>%1 repris</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4</source>
        <translation>%1&#x202f;: %2 de %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n étiquette</numerusform>
            <numerusform>%n étiquettes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n fiche</numerusform>
            <numerusform>%n fiches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReprintForm</name>
    <message>
        <source>Print a paper of this dispensing again</source>
        <translation>Réimprimer un document de cette dispensation</translation>
    </message>
    <message>
        <source>Print duplicate %1</source>
        <translation>Imprimer le duplicata %1</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Printed so far: %1</source>
        <translation>Déjà imprimé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Which paper?</source>
        <translation>Quel document&#x202f;?</translation>
    </message>
    <message>
        <source>the patient’s label</source>
        <translation>l’étiquette du patient</translation>
    </message>
    <message>
        <source>the record of the dispensing</source>
        <translation>la fiche de délivrance</translation>
    </message>
    <message>
        <source>Why is it printed again?</source>
        <translation>Pourquoi réimprimer&#x202f;?</translation>
    </message>
</context>
</TS>
