<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DispenseScreen</name>
    <message>
        <source>Is this pot for this patient?</source>
        <translation>Ce pot est-il pour ce patient&#x202f;?</translation>
    </message>
    <message>
        <source>%1 is closed. Nothing was dispensed.</source>
        <translation>%1 est fermé. Rien n’a été dispensé.</translation>
    </message>
    <message>
        <source>Put the pot back</source>
        <translation>Reposer le pot</translation>
    </message>
    <message>
        <source>Close this patient</source>
        <translation>Fermer ce patient</translation>
    </message>
</context>
<context>
    <name>DispenseWords</name>
    <message>
        <source>date of birth not known</source>
        <translation>date de naissance inconnue</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>né(e) le %1</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n an</numerusform>
            <numerusform>%n ans</numerusform>
        </translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>dossier %1</translation>
    </message>
    <message>
        <source>Received nothing from here yet.</source>
        <translation>N’a encore rien reçu d’ici.</translation>
    </message>
    <message>
        <source>Last: %1, %2 of %3, batch %4</source>
        <translation>Dernière&#x202f;: %1, %2 de %3, préparation %4</translation>
    </message>
    <message numerus="yes">
        <source>number(s) %1 of %2</source>
        <translation>
            <numerusform>numéro %1 sur %2</numerusform>
            <numerusform>numéros %1 sur %2</numerusform>
        </translation>
    </message>
    <message>
        <source>not released</source>
        <translation>non libéré</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>dans %n jour</numerusform>
            <numerusform>dans %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Dispense</source>
        <translation>Dispenser</translation>
    </message>
    <message>
        <source>Dispense %1</source>
        <translation>Dispenser %1</translation>
    </message>
    <message>
        <source>Dispense %1 to %2</source>
        <translation>Dispenser %1 à %2</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Who is in front of you?</source>
        <translation>Qui est devant vous&#x202f;?</translation>
    </message>
    <message>
        <source>Ask for the name and the date of birth. Type initials and year as you hear them.</source>
        <translation>Demandez le nom et la date de naissance. Saisissez initiales et année entendues.</translation>
    </message>
    <message>
        <source>Initials and year of birth</source>
        <translation>Initiales et année de naissance</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
</context>
<context>
    <name>PatientCard</name>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>Prescripteur</translation>
    </message>
    <message>
        <source>Department or practice</source>
        <translation>Service ou cabinet</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>Rédigée le</translation>
    </message>
    <message>
        <source>Prescribed</source>
        <translation>Prescrit</translation>
    </message>
    <message>
        <source>Directions that the patient reads</source>
        <translation>Posologie que lit le patient</translation>
    </message>
</context>
<context>
    <name>PatientSearch</name>
    <message>
        <source>Two letters of the name or the whole record number, or scan the wristband.</source>
        <translation>Deux lettres du nom ou le numéro de dossier entier, ou scannez le bracelet.</translation>
    </message>
    <message>
        <source>Nobody is recorded by this name or number.</source>
        <translation>Personne n’est enregistré sous ce nom ou ce numéro.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: type more of the name</source>
        <translation>
            <numerusform>et %n autre&#x202f;: saisissez plus de lettres du nom</numerusform>
            <numerusform>et %n autres&#x202f;: saisissez plus de lettres du nom</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>Pour qui&#x202f;?</translation>
    </message>
    <message>
        <source>Add a patient</source>
        <translation>Ajouter un patient</translation>
    </message>
</context>
<context>
    <name>PotCard</name>
    <message>
        <source>Empty: all of it, %1.</source>
        <translation>Vide&#x202f;: le tout, %1.</translation>
    </message>
    <message>
        <source>released</source>
        <translation>libéré</translation>
    </message>
    <message>
        <source>held</source>
        <translation>bloqué</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>rappelé</translation>
    </message>
    <message>
        <source>not here any more</source>
        <translation>plus ici</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>périmé</translation>
    </message>
    <message>
        <source>not released</source>
        <translation>non libéré</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>contrôlé</translation>
    </message>
    <message>
        <source>%1, register number %2</source>
        <translation>%1, n° d’ordonnancier %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Use by</source>
        <translation>Utiliser jusqu’au</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Teneur</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>Containers left</source>
        <translation>Récipients restants</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>reste %1 sur %2</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>One more of this batch</source>
        <translation>Encore un de cette préparation</translation>
    </message>
    <message>
        <source>Batch and container</source>
        <translation>Préparation et récipient</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Scan the pot, or type batch and container as the label prints them.</source>
        <translation>Scannez le pot, ou saisissez préparation et récipient comme sur l’étiquette.</translation>
    </message>
    <message>
        <source>Only a part of it</source>
        <translation>Une partie seulement</translation>
    </message>
</context>
</TS>
