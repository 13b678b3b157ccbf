<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>RecordsScreen</name>
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
