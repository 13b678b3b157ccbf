<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BatchList</name>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Last by</source>
        <translation>Dernier intervenant</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Where does each batch stand?</source>
        <translation>Où en sont les préparations&#x202f;?</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Nouvelle préparation</translation>
    </message>
    <message>
        <source>Filter by number or name</source>
        <translation>Filtrer par numéro ou nom</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Préparations</translation>
    </message>
    <message>
        <source>Technicians and pharmacists plan batches.</source>
        <translation>Préparateurs et pharmaciens planifient les préparations.</translation>
    </message>
    <message>
        <source>Enter opens a batch at the step that is due.</source>
        <translation>Entrée ouvre une préparation à l’étape en cours.</translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminées</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusées</translation>
    </message>
    <message>
        <source>labels to print</source>
        <translation>étiquettes à imprimer</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
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
        <source>%1, %2 of %3</source>
        <translation>%1, %2 sur %3</translation>
    </message>
    <message>
        <source>No batch of this kind has “%1” in its number or name.</source>
        <translation>Aucune préparation de ce type n’a «&#x202f;%1&#x202f;» dans son numéro ou son nom.</translation>
    </message>
    <message>
        <source>No batch under way. F12 plans one.</source>
        <translation>Aucune préparation en cours. F12 pour planifier.</translation>
    </message>
    <message>
        <source>No batch has been released yet.</source>
        <translation>Aucune préparation n’a encore été libérée.</translation>
    </message>
    <message>
        <source>No batch was refused, aborted or made void.</source>
        <translation>Aucune préparation n’a été refusée, interrompue ou annulée.</translation>
    </message>
</context>
</TS>
