<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BilingualField</name>
    <message>
        <source>%1, in English</source>
        <translation>%1, en anglais</translation>
    </message>
    <message>
        <source>%1, in French</source>
        <translation>%1, en français</translation>
    </message>
</context>
<context>
    <name>EditorLayout</name>
    <message>
        <source>Taken out: %1. Ctrl+Z in the list brings it back.</source>
        <translation>Retiré&#x202f;: %1. Ctrl+Z dans la liste le remet.</translation>
    </message>
    <message>
        <source>What a batch would weigh</source>
        <translation>Ce que pèserait une préparation</translation>
    </message>
    <message>
        <source>It appears here once sizes, lines and strength are given and agree.</source>
        <translation>Elle apparaît ici dès que tailles, lignes et teneur sont données et concordent.</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>New formulation: what is it made of?</source>
        <translation>Nouvelle fiche&#x202f;: de quoi est-elle faite&#x202f;?</translation>
    </message>
    <message>
        <source>%1, version %2: what is it made of?</source>
        <translation>%1, version %2&#x202f;: de quoi est-elle faite&#x202f;?</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>Review version %1</source>
        <translation>Relire la version %1</translation>
    </message>
    <message>
        <source>Ctrl+Page Down goes to the next section.</source>
        <translation>Ctrl+Page suivante va à la rubrique suivante.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>What was typed here would be lost. Press %1 again to discard it; go on typing to keep it.</source>
        <translation>Votre saisie serait perdue. Appuyez encore sur %1 pour l’abandonner&#x202f;; continuez à taper pour la garder.</translation>
    </message>
</context>
<context>
    <name>EditorWords</name>
    <message>
        <source>Name and source</source>
        <translation>Nom et source</translation>
    </message>
    <message>
        <source>Size and strength</source>
        <translation>Taille et teneur</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Mode opératoire</translation>
    </message>
    <message>
        <source>In-process controls</source>
        <translation>Contrôles en cours</translation>
    </message>
    <message>
        <source>Container, storage</source>
        <translation>Récipient, conservation</translation>
    </message>
    <message>
        <source>Use-by and label</source>
        <translation>Limite et étiquette</translation>
    </message>
    <message>
        <source>Limits and rules</source>
        <translation>Limites et règles</translation>
    </message>
    <message>
        <source>Facts to confirm</source>
        <translation>À confirmer</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n control(s)</source>
        <translation>
            <numerusform>%n contrôle</numerusform>
            <numerusform>%n contrôles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n donnée</numerusform>
            <numerusform>%n données</numerusform>
        </translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>peut rester vide</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien encore</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message numerus="yes">
        <source>%n to fill in</source>
        <translation>
            <numerusform>%n à remplir</numerusform>
            <numerusform>%n à remplir</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>For how much</source>
        <translation>Pour quelle quantité</translation>
    </message>
    <message>
        <source>What the label says</source>
        <translation>Ce que dit l’étiquette</translation>
    </message>
    <message>
        <source>What is filled</source>
        <translation>Ce qui est rempli</translation>
    </message>
    <message>
        <source>How it is kept</source>
        <translation>Comment elle se conserve</translation>
    </message>
    <message>
        <source>Strength, in % of what the label says</source>
        <translation>Teneur, en % de l’étiquette</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Rendement</translation>
    </message>
    <message>
        <source>Weighing and releasing</source>
        <translation>Pesée et libération</translation>
    </message>
    <message>
        <source>Which ingredient</source>
        <translation>Quelle matière</translation>
    </message>
    <message>
        <source>How much of it</source>
        <translation>Quelle quantité</translation>
    </message>
    <message>
        <source>Salt, hydrate or concentrate</source>
        <translation>Sel, hydrate ou concentré</translation>
    </message>
    <message>
        <source>Density, to weigh a volume</source>
        <translation>Densité, pour peser un volume</translation>
    </message>
    <message>
        <source>Overage, against what is lost</source>
        <translation>Surdosage, contre les pertes</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>Known: lots and formulations use this name.</source>
        <translation>Connue&#x202f;: des lots et des fiches portent ce nom.</translation>
    </message>
    <message>
        <source>New: no lot and no other formulation bears this name.</source>
        <translation>Nouvelle&#x202f;: aucun lot ni autre fiche ne porte ce nom.</translation>
    </message>
    <message>
        <source>Type a few letters. ↓ goes to the known ones, Enter takes one.</source>
        <translation>Tapez quelques lettres. ↓ va aux matières connues, Entrée en prend une.</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens. Records name the formulation so for ever.</source>
        <translation>Minuscules, chiffres et traits d’union. Les dossiers la nomment ainsi pour toujours.</translation>
    </message>
    <message>
        <source>Where the formula comes from: who, what, when.</source>
        <translation>D’où vient la formule&#x202f;: qui, quoi, quand.</translation>
    </message>
    <message>
        <source>often 100 g or 100 mL</source>
        <translation>souvent 100 g ou 100 mL</translation>
    </message>
    <message>
        <source>what one batch makes</source>
        <translation>ce que fait une préparation</translation>
    </message>
    <message>
        <source>an amount or %; may stay empty</source>
        <translation>quantité ou %&#x202f;; facultatif</translation>
    </message>
    <message>
        <source>Those that the label must name. May stay empty.</source>
        <translation>Ceux que l’étiquette doit nommer. Peut rester vide.</translation>
    </message>
    <message>
        <source>from 0 to 1; may stay empty</source>
        <translation>de 0 à 1&#x202f;; facultatif</translation>
    </message>
    <message>
        <source>how far a weighing may lie off</source>
        <translation>écart admis d’une pesée</translation>
    </message>
    <message>
        <source>empty: that of the formulation</source>
        <translation>vide&#x202f;: celle de la fiche</translation>
    </message>
    <message>
        <source>of a ready-made concentrate</source>
        <translation>d’un concentré tout prêt</translation>
    </message>
    <message>
        <source>not counted in the strength</source>
        <translation>non compté dans la teneur</translation>
    </message>
    <message>
        <source>empty: not on the label</source>
        <translation>vide&#x202f;: pas sur l’étiquette</translation>
    </message>
    <message>
        <source>new line</source>
        <translation>nouvelle ligne</translation>
    </message>
    <message>
        <source>new step</source>
        <translation>nouvelle étape</translation>
    </message>
    <message>
        <source>new control</source>
        <translation>nouveau contrôle</translation>
    </message>
    <message>
        <source>settled by %1</source>
        <translation>réglé par %1</translation>
    </message>
    <message>
        <source>new fact</source>
        <translation>nouvelle donnée</translation>
    </message>
</context>
<context>
    <name>ItemActs</name>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ListPart</name>
    <message>
        <source>Add a line</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>What is weighed or measured, line by line.</source>
        <translation>Ce qui est pesé ou mesuré, ligne par ligne.</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Ajouter une étape</translation>
    </message>
    <message>
        <source>What is done, step by step. May stay empty.</source>
        <translation>Ce qui est fait, étape par étape. Peut rester vide.</translation>
    </message>
    <message>
        <source>Add a control</source>
        <translation>Ajouter un contrôle</translation>
    </message>
    <message>
        <source>What is looked at or measured while preparing. May stay empty.</source>
        <translation>Ce qui est observé ou mesuré pendant la préparation. Peut rester vide.</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>Ajouter une donnée</translation>
    </message>
    <message>
        <source>What no pharmacist has confirmed yet: it stays marked on every paper. May stay empty.</source>
        <translation>Ce qu’aucun pharmacien n’a encore confirmé&#x202f;: cela reste marqué sur chaque papier. Peut rester vide.</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>%1, version %2: is it so?</source>
        <translation>%1, version %2&#x202f;: est-ce bien cela&#x202f;?</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>version %1, as written</source>
        <translation>version %1, telle que rédigée</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed</source>
        <translation>
            <numerusform>%n ligne modifiée</numerusform>
            <numerusform>%n lignes modifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>The first version: everything is new</source>
        <translation>La première version&#x202f;: tout est nouveau</translation>
    </message>
    <message>
        <source>It is kept as a draft. A pharmacist compares and approves it; until then no batch uses it.</source>
        <translation>Elle est gardée comme projet. Un pharmacien la compare et l’approuve&#x202f;; d’ici là, aucune préparation ne s’en sert.</translation>
    </message>
    <message>
        <source>Keep version %1 as a draft</source>
        <translation>Garder la version %1 en projet</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à rédiger</translation>
    </message>
</context>
<context>
    <name>SectionIndex</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2&#x202f;: %3</translation>
    </message>
</context>
</TS>
