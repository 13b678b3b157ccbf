<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>LabelActs</name>
    <message>
        <source>Batch record</source>
        <translation>Dossier de lot</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Fiche de pesée</translation>
    </message>
    <message>
        <source>Take the release back</source>
        <translation>Retirer la libération</translation>
    </message>
    <message>
        <source>Keep the batch</source>
        <translation>Conserver la préparation</translation>
    </message>
</context>
<context>
    <name>LabelStep</name>
    <message>
        <source>The proof is being drawn.</source>
        <translation>L’épreuve est en préparation.</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>Print the labels</source>
        <translation>Imprimer les étiquettes</translation>
    </message>
    <message numerus="yes">
        <source>Print %n duplicate(s)</source>
        <translation>
            <numerusform>Imprimer %n duplicata</numerusform>
            <numerusform>Imprimer %n duplicatas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n label(s)</source>
        <translation>
            <numerusform>Imprimer %n étiquette</numerusform>
            <numerusform>Imprimer %n étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Print the batch record again</source>
        <translation>Réimprimer le dossier de lot</translation>
    </message>
    <message>
        <source>Print the batch record</source>
        <translation>Imprimer le dossier de lot</translation>
    </message>
    <message>
        <source>Print the worksheet again</source>
        <translation>Réimprimer la fiche de pesée</translation>
    </message>
    <message>
        <source>Print the worksheet</source>
        <translation>Imprimer la fiche de pesée</translation>
    </message>
    <message>
        <source>Void batch %1</source>
        <translation>Annuler la préparation %1</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Printed so far</source>
        <translation>Déjà imprimé</translation>
    </message>
    <message>
        <source>The papers of this pharmacy are in English.</source>
        <translation>Les documents de cette pharmacie sont en anglais.</translation>
    </message>
    <message>
        <source>The papers of this pharmacy are in French.</source>
        <translation>Les documents de cette pharmacie sont en français.</translation>
    </message>
    <message>
        <source>Why are the labels printed again?</source>
        <translation>Pourquoi réimprimer les étiquettes&#x202f;?</translation>
    </message>
    <message>
        <source>Why is the batch record printed again?</source>
        <translation>Pourquoi réimprimer le dossier de lot&#x202f;?</translation>
    </message>
    <message>
        <source>Why is the worksheet printed again?</source>
        <translation>Pourquoi réimprimer la fiche de pesée&#x202f;?</translation>
    </message>
    <message>
        <source>No label printed yet</source>
        <translation>Aucune étiquette imprimée</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) not printed yet</source>
        <translation>
            <numerusform>%n étiquette pas encore imprimée</numerusform>
            <numerusform>%n étiquettes pas encore imprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) printed</source>
        <translation>
            <numerusform>%n étiquette imprimée</numerusform>
            <numerusform>%n étiquettes imprimées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, each with its carton</source>
        <translation>%1, chacun avec son étui</translation>
    </message>
    <message numerus="yes">
        <source>%n pot(s) to label</source>
        <translation>
            <numerusform>%n pot à étiqueter</numerusform>
            <numerusform>%n pots à étiqueter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tube(s) to label</source>
        <translation>
            <numerusform>%n tube à étiqueter</numerusform>
            <numerusform>%n tubes à étiqueter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bottle(s) to label</source>
        <translation>
            <numerusform>%n flacon à étiqueter</numerusform>
            <numerusform>%n flacons à étiqueter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vial(s) to label</source>
        <translation>
            <numerusform>%n flacon injectable à étiqueter</numerusform>
            <numerusform>%n flacons injectables à étiqueter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n syringe(s) to label</source>
        <translation>
            <numerusform>%n seringue à étiqueter</numerusform>
            <numerusform>%n seringues à étiqueter</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Batch record</source>
        <translation>Dossier de lot</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Fiche de pesée</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>duplicata %1</translation>
    </message>
    <message>
        <source>original</source>
        <translation>original</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>non imprimé</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Before</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Proof: label %1 of %2</source>
        <translation>Épreuve&#x202f;: étiquette %1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) read back whole: every field and the code.</source>
        <translation>
            <numerusform>%n étiquette relue en entier&#x202f;: chaque champ et le code.</numerusform>
            <numerusform>%n étiquettes relues en entier&#x202f;: chaque champ et le code.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the first label.</source>
        <translation>C’est la première étiquette.</translation>
    </message>
    <message>
        <source>This is the last label.</source>
        <translation>C’est la dernière étiquette.</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>The release was taken back</source>
        <translation>La libération a été retirée</translation>
    </message>
    <message>
        <source>Destroy every label of this batch.</source>
        <translation>Détruisez toutes les étiquettes de cette préparation.</translation>
    </message>
    <message>
        <source>This batch was stopped</source>
        <translation>Cette préparation a été arrêtée</translation>
    </message>
    <message>
        <source>It has no labels.</source>
        <translation>Elle n’a pas d’étiquettes.</translation>
    </message>
    <message>
        <source>%1, by %2. Reason: %3</source>
        <translation>%1, par %2. Motif&#x202f;: %3</translation>
    </message>
</context>
<context>
    <name>VoidCard</name>
    <message>
        <source>Still here</source>
        <translation>Encore ici</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Déjà dispensés</translation>
    </message>
    <message>
        <source>not called back by this</source>
        <translation>non rappelés par cet acte</translation>
    </message>
    <message>
        <source>Take the release back</source>
        <translation>Retirer la libération</translation>
    </message>
    <message>
        <source>What is still here is destroyed. The numbers stay, marked void. This is never undone.</source>
        <translation>Ce qui est encore ici est détruit. Les numéros restent, marqués annulés. Cela ne s’efface jamais.</translation>
    </message>
    <message>
        <source>What was handed over is not called back by this: tell who received it.</source>
        <translation>Ce qui a été dispensé n’est pas rappelé par cet acte&#x202f;: prévenez qui l’a reçu.</translation>
    </message>
    <message>
        <source>I void batch %1.</source>
        <translation>J’annule la préparation %1.</translation>
    </message>
</context>
</TS>
