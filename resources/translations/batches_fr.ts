<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BatchesScreen</name>
    <message>
        <source>Batches</source>
        <translation>Préparations</translation>
    </message>
</context>
<context>
    <name>PathWords</name>
    <message>
        <source>Plan</source>
        <translation>Planifier</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Peser</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Contrôler</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>%1 of %2 weighed</source>
        <translation>%1 sur %2 pesées</translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <translation>%1 sur %2 contrôlées</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 waits for %2.</source>
        <translation>%1 attend l’étape %2.</translation>
    </message>
    <message>
        <source>%1 waits for %2: open are the lines %3.</source>
        <translation>%1 attend l’étape %2&#x202f;: restent les lignes %3.</translation>
    </message>
    <message>
        <source>labels to print</source>
        <translation>étiquettes à imprimer</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencé</translation>
    </message>
    <message>
        <source>second person</source>
        <translation>seconde personne</translation>
    </message>
    <message>
        <source>pharmacist</source>
        <translation>pharmacien</translation>
    </message>
    <message>
        <source>proof, then print</source>
        <translation>épreuve, puis impression</translation>
    </message>
</context>
</TS>
