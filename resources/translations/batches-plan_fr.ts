<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ChooseFormulation</name>
    <message>
        <source>New batch: which preparation?</source>
        <translation>Nouvelle préparation&#x202f;: laquelle&#x202f;?</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Préparations</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>%1, %2, version %3</source>
        <translation>%1, %2, version %3</translation>
    </message>
    <message>
        <source>usual size</source>
        <translation>quantité habituelle</translation>
    </message>
    <message>
        <source>No formulation is in force. A pharmacist approves one in Formulations.</source>
        <translation>Aucune fiche n’est en vigueur. Un pharmacien en approuve une dans Fiches de fabrication.</translation>
    </message>
    <message>
        <source>Type four letters of its name.</source>
        <translation>Tapez quatre lettres de son nom.</translation>
    </message>
    <message>
        <source>No formulation in force is called “%1”.</source>
        <translation>Aucune fiche en vigueur ne s’appelle «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Find the preparation first.</source>
        <translation>Trouvez d’abord la préparation.</translation>
    </message>
    <message>
        <source>Name of the preparation</source>
        <translation>Nom de la préparation</translation>
    </message>
    <message>
        <source>Only formulations in force are found. ↓ goes to them, Enter takes one.</source>
        <translation>Seules les fiches en vigueur sont trouvées. ↓ y mène, Entrée en prend une.</translation>
    </message>
    <message>
        <source>Plan this preparation</source>
        <translation>Planifier cette préparation</translation>
    </message>
    <message>
        <source>Nothing is taken from stock yet.</source>
        <translation>Rien n’est encore prélevé.</translation>
    </message>
</context>
</TS>
