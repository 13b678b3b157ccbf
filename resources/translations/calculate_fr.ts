<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CalculateScreen</name>
    <message>
        <source>Calculate: what is the unknown?</source>
        <translation>Calculer&#x202f;: quelle est l’inconnue&#x202f;?</translation>
    </message>
    <message>
        <source>Calculate</source>
        <translation>Calculer</translation>
    </message>
    <message>
        <source>Type what you need: dilute, isotonic, milliequivalents.</source>
        <translation>Tapez votre besoin&#x202f;: diluer, isotonie, milliéquivalents.</translation>
    </message>
    <message>
        <source>Not understood yet: %1.</source>
        <translation>Pas encore compris&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Give what you know. It finds: %1.</source>
        <translation>Indiquez ce que vous savez. Il trouve&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Vider la saisie</translation>
    </message>
    <message>
        <source>Nothing is typed.</source>
        <translation>Rien n’est saisi.</translation>
    </message>
    <message>
        <source>All calculators</source>
        <translation>Tous les calculs</translation>
    </message>
</context>
<context>
    <name>CalculatorForm</name>
    <message>
        <source>What do you know?</source>
        <translation>Que savez-vous&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%n more input(s)</source>
        <translation>
            <numerusform>%n autre donnée</numerusform>
            <numerusform>%n autres données</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalculatorList</name>
    <message>
        <source>Used last</source>
        <translation>Utilisés en dernier</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Find a calculator</source>
        <translation>Chercher un calcul</translation>
    </message>
    <message>
        <source>No calculator for these words. Try one word: dilute, isotonic, milliequivalents.</source>
        <translation>Aucun calcul pour ces mots. Essayez un seul mot&#x202f;: diluer, isotonie, milliéquivalents.</translation>
    </message>
</context>
<context>
    <name>HowList</name>
    <message numerus="yes">
        <source>and %n more step(s), printed in full</source>
        <translation>
            <numerusform>et %n autre étape, imprimée en entier</numerusform>
            <numerusform>et %n autres étapes, imprimées en entier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InputField</name>
    <message>
        <source>%1 while nothing is given</source>
        <translation>%1 si rien n’est saisi</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>peut rester vide</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>non indiqué</translation>
    </message>
</context>
<context>
    <name>ResultActs</name>
    <message>
        <source>Print the working</source>
        <translation>Imprimer le calcul</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Il n’y a pas encore de résultat.</translation>
    </message>
    <message>
        <source>A calculation changes nothing and is not kept. Print or copy it.</source>
        <translation>Un calcul ne change rien et n’est pas conservé. Imprimez-le ou copiez-le.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a result in one line</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Use in a new batch</source>
        <translation>Utiliser pour une préparation</translation>
    </message>
    <message>
        <source>Use %1 in a new batch</source>
        <translation>Utiliser %1 pour une préparation</translation>
    </message>
    <message>
        <source>Copied: the result and its derivation.</source>
        <translation>Copié&#x202f;: le résultat et son calcul.</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>%1: %2</source>
        <comment>a result and why it is not shown</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Checked backwards</source>
        <translation>Vérifié à rebours</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Arrondi</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Source&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>Row %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Remove row %1</source>
        <translation>Retirer la ligne %1</translation>
    </message>
</context>
<context>
    <name>RowsField</name>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Shift+F6 removes the row you are in.</source>
        <translation>Maj+F6 retire la ligne où vous êtes.</translation>
    </message>
</context>
</TS>
