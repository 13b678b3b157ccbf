<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AbortTask</name>
    <message>
        <source>Stop batch %1?</source>
        <translation>Arrêter la préparation %1&#x202f;?</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Lines weighed</source>
        <translation>Lignes pesées</translation>
    </message>
    <message>
        <source>I stop batch %1.</source>
        <translation>J’arrête la préparation %1.</translation>
    </message>
    <message>
        <source>What was weighed is waste. The number is not used again. It cannot be taken back.</source>
        <translation>Ce qui est pesé part au rebut. Le numéro ne resservira pas. C’est définitif.</translation>
    </message>
    <message>
        <source>Stop batch %1</source>
        <translation>Arrêter la préparation %1</translation>
    </message>
    <message>
        <source>Batch %1 is stopped</source>
        <translation>La préparation %1 est arrêtée</translation>
    </message>
</context>
<context>
    <name>AcceptTask</name>
    <message>
        <source>May this deviation stand?</source>
        <translation>Cette non-conformité est-elle acceptable&#x202f;?</translation>
    </message>
    <message>
        <source>I accept this deviation.</source>
        <translation>J’accepte cette non-conformité.</translation>
    </message>
    <message>
        <source>A pharmacist who did not weigh in this batch signs.</source>
        <translation>Signe un pharmacien qui n’a pas pesé dans cette préparation.</translation>
    </message>
    <message>
        <source>It is printed in the batch record with both reasons.</source>
        <translation>Elle est imprimée au dossier de lot avec les deux motifs.</translation>
    </message>
    <message>
        <source>Accept the deviation</source>
        <translation>Accepter la non-conformité</translation>
    </message>
    <message>
        <source>Deviation accepted</source>
        <translation>Non-conformité acceptée</translation>
    </message>
</context>
<context>
    <name>AgainTask</name>
    <message>
        <source>Why weigh it again?</source>
        <translation>Pourquoi peser de nouveau&#x202f;?</translation>
    </message>
    <message>
        <source>Where does the first amount go?</source>
        <translation>Que devient la première quantité&#x202f;?</translation>
    </message>
    <message>
        <source>back into its container</source>
        <translation>remise dans son récipient</translation>
    </message>
    <message>
        <source>thrown away</source>
        <translation>jetée</translation>
    </message>
    <message>
        <source>Weighed at %1 by %2.</source>
        <translation>Pesée à %1 par %2.</translation>
    </message>
    <message>
        <source>Its reading stays hidden until it is verified.</source>
        <translation>Sa lecture reste masquée jusqu’au contrôle.</translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation>Contrôlée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Weigh it again</source>
        <translation>Peser de nouveau</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>dites pourquoi</translation>
    </message>
    <message>
        <source>say where the first amount goes</source>
        <translation>dites ce que devient la première quantité</translation>
    </message>
</context>
<context>
    <name>AsideActs</name>
    <message>
        <source>Tared: the pan reads zero</source>
        <translation>Taré&#x202f;: le plateau est à zéro</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>Tare</translation>
    </message>
    <message>
        <source>Other lot</source>
        <translation>Autre lot</translation>
    </message>
    <message>
        <source>Ask a pharmacist</source>
        <translation>Pharmacien</translation>
    </message>
    <message>
        <source>Enter by hand</source>
        <translation>Saisie manuelle</translation>
    </message>
</context>
<context>
    <name>DoneTask</name>
    <message numerus="yes">
        <source>%n step(s) of the method still to record: choose it in the list.</source>
        <translation>
            <numerusform>%n étape du mode opératoire reste à saisir&#x202f;: choisissez-la dans la liste.</numerusform>
            <numerusform>%n étapes du mode opératoire restent à saisir&#x202f;: choisissez-les dans la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>This batch is stopped. Nothing more is weighed in it.</source>
        <translation>Cette préparation est arrêtée. On n’y pèse plus rien.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) weighed, none is left</source>
        <translation>
            <numerusform>%n ligne pesée, il n’en reste aucune</numerusform>
            <numerusform>%n lignes pesées, il n’en reste aucune</numerusform>
        </translation>
    </message>
    <message>
        <source>Now a second person verifies: lot, weight and look, without the first reading.</source>
        <translation>Une seconde personne contrôle maintenant lot, pesée et aspect, sans voir la première lecture.</translation>
    </message>
    <message>
        <source>A second person has verified every line. A pharmacist releases the batch.</source>
        <translation>Une seconde personne a contrôlé chaque ligne. Un pharmacien libère la préparation.</translation>
    </message>
    <message>
        <source>To Verify</source>
        <translation>Vers Contrôler</translation>
    </message>
    <message>
        <source>To Release</source>
        <translation>Vers Libérer</translation>
    </message>
    <message>
        <source>To Label</source>
        <translation>Vers Étiqueter</translation>
    </message>
    <message>
        <source>the batch is stopped</source>
        <translation>la préparation est arrêtée</translation>
    </message>
</context>
<context>
    <name>DoubtTask</name>
    <message>
        <source>What is wrong?</source>
        <translation>Qu’est-ce qui ne va pas&#x202f;?</translation>
    </message>
    <message>
        <source>A pharmacist decides on it and signs.</source>
        <translation>Un pharmacien en décide et signe.</translation>
    </message>
    <message>
        <source>What happened, and why?</source>
        <translation>Que s’est-il passé, et pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Que faire&#x202f;?</translation>
    </message>
    <message>
        <source>record %1, outside the limits</source>
        <translation>enregistrer %1, hors limites</translation>
    </message>
    <message>
        <source>write it down as a deviation and go on</source>
        <translation>ouvrir une non-conformité et continuer</translation>
    </message>
    <message>
        <source>stop the batch</source>
        <translation>arrêter la préparation</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Préparation %1</translation>
    </message>
    <message>
        <source>%4: %1 was found, allowed are %2 to %3.</source>
        <translation>%4&#x202f;: %1 mesurés, admis de %2 à %3.</translation>
    </message>
    <message>
        <source>Record %1 with a deviation</source>
        <translation>Enregistrer %1, non conforme</translation>
    </message>
    <message>
        <source>To the signature</source>
        <translation>Vers la signature</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Ouvrir la non-conformité</translation>
    </message>
    <message>
        <source>say what happened</source>
        <translation>dites ce qui s’est passé</translation>
    </message>
    <message>
        <source>choose what is to be done</source>
        <translation>choisissez que faire</translation>
    </message>
    <message>
        <source>Deviation written down; it blocks the release until it is decided</source>
        <translation>Non-conformité ouverte&#x202f;; elle bloque la libération jusqu’à la décision</translation>
    </message>
</context>
<context>
    <name>FormTask</name>
    <message>
        <source>Back to the pan</source>
        <translation>Retour à la balance</translation>
    </message>
</context>
<context>
    <name>HandTask</name>
    <message>
        <source>How much was added?</source>
        <translation>Quelle quantité a été ajoutée&#x202f;?</translation>
    </message>
    <message>
        <source>What was measured?</source>
        <translation>Quel volume a été mesuré&#x202f;?</translation>
    </message>
    <message>
        <source>What does the display say?</source>
        <translation>Que dit l’afficheur&#x202f;?</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Lu sur</translation>
    </message>
    <message>
        <source>another scale or measure</source>
        <translation>une autre balance ou mesure</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>Balance %1</translation>
    </message>
    <message>
        <source>Why by hand?</source>
        <translation>Pourquoi à la main&#x202f;?</translation>
    </message>
    <message>
        <source>What was it measured with?</source>
        <translation>Mesuré avec quoi&#x202f;?</translation>
    </message>
    <message>
        <source>It stays in the record: entered by hand.</source>
        <translation>Le dossier gardera la mention&#x202f;: saisie manuelle.</translation>
    </message>
    <message>
        <source>Take the final mass from the balance</source>
        <translation>Prendre la masse finale à la balance</translation>
    </message>
    <message>
        <source>Record by hand</source>
        <translation>Saisir à la main</translation>
    </message>
    <message>
        <source>Record %1 by hand</source>
        <translation>Saisir %1</translation>
    </message>
    <message>
        <source>scan the lot</source>
        <translation>scannez le lot</translation>
    </message>
    <message>
        <source>type the amount</source>
        <translation>tapez la quantité</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>dites pourquoi</translation>
    </message>
    <message>
        <source>say with what</source>
        <translation>dites avec quoi</translation>
    </message>
    <message>
        <source>outside the limits</source>
        <translation>hors des limites</translation>
    </message>
    <message>
        <source>Recorded %1 by hand at %2</source>
        <translation>%1 saisis à la main à %2</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>%1, share %2 of %3</source>
        <translation>%1, part %2 sur %3</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>q.s.</source>
        <translation>q.s.p.</translation>
    </message>
    <message>
        <source>Make up to the volume, then say how much was added.</source>
        <translation>Complétez au volume, puis dites la quantité ajoutée.</translation>
    </message>
    <message>
        <source>Take exactly %1: with steps of %2 nothing else lies within the limits.</source>
        <translation>Prenez exactement %1&#x202f;: avec un échelon de %2, rien d’autre n’est dans les limites.</translation>
    </message>
    <message>
        <source>Weigh %1. Stay between %2 and %3.</source>
        <translation>Pesez %1. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Measure %1. Stay between %2 and %3.</source>
        <translation>Mesurez %1. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Add %1 to %4, and mix. Stay between %2 and %3.</source>
        <translation>Ajoutez %1 à %4 et mélangez. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Make %4 up to %1. Stay between %2 and %3.</source>
        <translation>Complétez %4 à %1. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Weigh %1 of %4 for the batch; the rest is discarded. Stay between %2 and %3.</source>
        <translation>Pesez %1 de %4 pour la préparation&#x202f;; le reste est mis au rebut. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Measure %1 of %4 for the batch; the rest is discarded. Stay between %2 and %3.</source>
        <translation>Mesurez %1 de %4 pour la préparation&#x202f;; le reste est mis au rebut. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Weigh %1 into a vessel, and mark it %4. Stay between %2 and %3.</source>
        <translation>Pesez %1 dans un récipient marqué %4. Restez entre %2 et %3.</translation>
    </message>
    <message>
        <source>Dilution %1</source>
        <translation>Dilution %1</translation>
    </message>
    <message>
        <source>Lot %1</source>
        <translation>Lot %1</translation>
    </message>
    <message>
        <source>Lot %1 scanned, may not be weighed here</source>
        <translation>Lot %1 scanné, à ne pas peser ici</translation>
    </message>
    <message>
        <source>Scan lot %1, or type its number in the field above</source>
        <translation>Scannez le lot %1, ou tapez son numéro dans le champ du haut</translation>
    </message>
    <message>
        <source>Expires %1</source>
        <translation>Péremption %1</translation>
    </message>
    <message>
        <source>%1, vessel %2</source>
        <translation>%1, récipient %2</translation>
    </message>
    <message>
        <source>Lot %1 scanned, matches the plan</source>
        <translation>Lot %1 scanné, conforme au plan</translation>
    </message>
    <message>
        <source>%1 scanned, may not be weighed here</source>
        <translation>%1 scanné, ne peut être pesé ici</translation>
    </message>
    <message>
        <source>Scan dilution %1, or type its mark in the field above</source>
        <translation>Scannez la dilution %1, ou saisissez sa marque dans le champ ci-dessus</translation>
    </message>
    <message>
        <source>Dilution %1 in hand, as planned</source>
        <translation>Dilution %1 en main, conforme au plan</translation>
    </message>
</context>
<context>
    <name>MethodTask</name>
    <message>
        <source>What was found?</source>
        <translation>Qu’a-t-on trouvé&#x202f;?</translation>
    </message>
    <message>
        <source>Why record it again?</source>
        <translation>Pourquoi l’enregistrer de nouveau&#x202f;?</translation>
    </message>
    <message>
        <source>What happened? The deviation says so.</source>
        <translation>Que s’est-il passé&#x202f;? La non-conformité le reprendra.</translation>
    </message>
    <message>
        <source>Is it as it should be?</source>
        <translation>Est-ce conforme&#x202f;?</translation>
    </message>
    <message>
        <source>yes, as expected</source>
        <translation>oui, comme attendu</translation>
    </message>
    <message>
        <source>no: a deviation is opened</source>
        <translation>non&#x202f;: une non-conformité est ouverte</translation>
    </message>
    <message>
        <source>Control %1 of %2</source>
        <translation>Contrôle %1 sur %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Recorded at %1 by %2.</source>
        <translation>Enregistré à %1 par %2.</translation>
    </message>
    <message>
        <source>Found: %1.</source>
        <translation>Trouvé&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Record control %1</source>
        <translation>Enregistrer le contrôle %1</translation>
    </message>
    <message>
        <source>Step %1 is done</source>
        <translation>Étape %1 faite</translation>
    </message>
    <message>
        <source>nothing more is recorded in this batch</source>
        <translation>plus rien ne s’enregistre dans cette préparation</translation>
    </message>
    <message>
        <source>nothing is weighed yet</source>
        <translation>rien n’est encore pesé</translation>
    </message>
    <message>
        <source>write what was found</source>
        <translation>écrivez ce qui a été trouvé</translation>
    </message>
    <message>
        <source>say whether it is as it should be</source>
        <translation>dites si c’est conforme</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>dites pourquoi</translation>
    </message>
    <message>
        <source>Control %1 recorded</source>
        <translation>Contrôle %1 enregistré</translation>
    </message>
    <message>
        <source>Step %1 recorded</source>
        <translation>Étape %1 enregistrée</translation>
    </message>
</context>
<context>
    <name>OtherLotTask</name>
    <message>
        <source>Which lot instead?</source>
        <translation>Quel lot à la place&#x202f;?</translation>
    </message>
    <message>
        <source>%1: another lot?</source>
        <translation>%1&#x202f;: un autre lot&#x202f;?</translation>
    </message>
    <message>
        <source>No other lot of this line may be used.</source>
        <translation>Aucun autre lot de cette ligne n’est utilisable.</translation>
    </message>
    <message>
        <source>The plan says lot %1. With another one this batch is stopped and all of it planned anew.</source>
        <translation>Le plan dit le lot %1. Avec un autre, cette préparation est arrêtée et toute replanifiée.</translation>
    </message>
    <message>
        <source>I stop this batch and plan it anew.</source>
        <translation>J’arrête cette préparation et la replanifie.</translation>
    </message>
    <message>
        <source>The new batch has the next number. What was weighed in this one is waste.</source>
        <translation>La nouvelle préparation prend le numéro suivant. Ce qui a été pesé dans celle-ci est jeté.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Already weighed, now waste</source>
        <translation>Déjà pesé, à jeter</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>%1, lot %2</source>
        <translation>%1, lot %2</translation>
    </message>
    <message>
        <source>not used any more</source>
        <translation>n’est plus utilisé</translation>
    </message>
    <message>
        <source>Stop and plan anew</source>
        <translation>Arrêter et replanifier</translation>
    </message>
    <message>
        <source>choose the lot</source>
        <translation>choisissez le lot</translation>
    </message>
    <message>
        <source>being calculated</source>
        <translation>calcul en cours</translation>
    </message>
</context>
<context>
    <name>PanCard</name>
    <message>
        <source>Simulated: put on the pan</source>
        <translation>Simulée&#x202f;: poser sur le plateau</translation>
    </message>
    <message>
        <source>Put on</source>
        <translation>Poser</translation>
    </message>
    <message>
        <source>Empty it</source>
        <translation>Vider</translation>
    </message>
</context>
<context>
    <name>PanReasons</name>
    <message>
        <source>The batch is being read.</source>
        <translation>La préparation est en cours de lecture.</translation>
    </message>
    <message>
        <source>Scan the lot you hold. Its line opens by itself.</source>
        <translation>Scannez le lot en main. Sa ligne s’ouvre d’elle-même.</translation>
    </message>
    <message>
        <source>Scan lot %1 before weighing.</source>
        <translation>Scannez le lot %1 avant de peser.</translation>
    </message>
    <message>
        <source>Scan dilution %1 before weighing.</source>
        <translation>Scannez la dilution %1 avant de peser.</translation>
    </message>
    <message>
        <source>No balance is registered. Register one in Settings, Balances, or enter by hand.</source>
        <translation>Aucune balance n’est enregistrée. Enregistrez-en une dans Réglages, Balances, ou saisissez à la main.</translation>
    </message>
    <message>
        <source>Balance %1 has no port at this station. Set it in Settings, Balances, or enter by hand.</source>
        <translation>La balance %1 n’a pas de port sur ce poste. Réglez-le dans Réglages, Balances, ou saisissez à la main.</translation>
    </message>
    <message>
        <source>too much on the pan</source>
        <translation>trop sur le plateau</translation>
    </message>
    <message>
        <source>too little on the pan</source>
        <translation>trop peu sur le plateau</translation>
    </message>
    <message>
        <source>wait for Stable</source>
        <translation>attendez Stable</translation>
    </message>
    <message>
        <source>below the minimum weight</source>
        <translation>sous la pesée minimale</translation>
    </message>
    <message>
        <source>the balance is silent</source>
        <translation>la balance est muette</translation>
    </message>
    <message>
        <source>today’s check is missing</source>
        <translation>contrôle du jour manquant</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>surcharge</translation>
    </message>
    <message>
        <source>the pan is lifted</source>
        <translation>plateau soulevé</translation>
    </message>
    <message>
        <source>the wrong unit</source>
        <translation>mauvaise unité</translation>
    </message>
    <message>
        <source>empty the pan, or tare</source>
        <translation>videz le plateau, ou tarez</translation>
    </message>
    <message>
        <source>the wrong lot</source>
        <translation>mauvais lot</translation>
    </message>
    <message>
        <source>the wrong dilution</source>
        <translation>pas la bonne dilution</translation>
    </message>
    <message>
        <source>too coarse a balance</source>
        <translation>balance trop peu fine</translation>
    </message>
    <message>
        <source>weigh the drug first</source>
        <translation>pesez d’abord la substance</translation>
    </message>
    <message>
        <source>weigh the diluent first</source>
        <translation>pesez d’abord le diluant</translation>
    </message>
    <message>
        <source>the lot has expired</source>
        <translation>lot périmé</translation>
    </message>
    <message>
        <source>this lot may not be used</source>
        <translation>lot non utilisable</translation>
    </message>
    <message>
        <source>not for your role</source>
        <translation>pas pour votre fonction</translation>
    </message>
    <message>
        <source>not possible now: see above</source>
        <translation>impossible&#x202f;: voir plus haut</translation>
    </message>
    <message>
        <source>scan the lot</source>
        <translation>scannez le lot</translation>
    </message>
    <message>
        <source>no balance connected</source>
        <translation>aucune balance reliée</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>to weigh</source>
        <translation>à peser</translation>
    </message>
    <message>
        <source>to measure</source>
        <translation>à mesurer</translation>
    </message>
    <message>
        <source>weighed</source>
        <translation>pesé</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>Lot %1 in hand</source>
        <translation>Lot %1 en main</translation>
    </message>
    <message>
        <source>Dilution %1 in hand</source>
        <translation>Dilution %1 en main</translation>
    </message>
    <message>
        <source>Lot %1, %2</source>
        <translation>Lot %1, %2</translation>
    </message>
    <message>
        <source>Dilution %1, %2</source>
        <translation>Dilution %1, %2</translation>
    </message>
    <message>
        <source>Scan dilution %1</source>
        <translation>Scannez la dilution %1</translation>
    </message>
    <message>
        <source>Scan lot %1</source>
        <translation>Scannez le lot %1</translation>
    </message>
    <message>
        <source>%1, into %2</source>
        <translation>%1, dans %2</translation>
    </message>
    <message>
        <source>Deviation open</source>
        <translation>Non-conformité ouverte</translation>
    </message>
    <message>
        <source>Control %1</source>
        <translation>Contrôle %1</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Étape %1</translation>
    </message>
</context>
<context>
    <name>ScaleTask</name>
    <message>
        <source>Its line opens by itself. Or choose the line first.</source>
        <translation>Sa ligne s’ouvre d’elle-même. Ou choisissez d’abord la ligne.</translation>
    </message>
    <message>
        <source>Scan the lot you hold</source>
        <translation>Scannez le lot en main</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>surcharge</translation>
    </message>
    <message>
        <source>underload</source>
        <translation>sous-charge</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>muette</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Recorded %1 at %2</source>
        <translation>%1 enregistrés à %2</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>%1 of %2 weighed</source>
        <translation>%1 sur %2 pesées</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>No balance registered</source>
        <translation>Aucune balance enregistrée</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>Balance %1</translation>
    </message>
    <message>
        <source>checked today</source>
        <translation>contrôlée ce jour</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non contrôlée</translation>
    </message>
    <message>
        <source>Reads %1, weighs %2 to %3</source>
        <translation>Lit %1, pèse de %2 à %3</translation>
    </message>
</context>
<context>
    <name>SignedTask</name>
    <message>
        <source>say why</source>
        <translation>dites pourquoi</translation>
    </message>
    <message>
        <source>say who signs</source>
        <translation>dites qui signe</translation>
    </message>
    <message>
        <source>type the password</source>
        <translation>tapez le mot de passe</translation>
    </message>
</context>
<context>
    <name>WeighPage</name>
    <message>
        <source>This line</source>
        <translation>Cette ligne</translation>
    </message>
    <message numerus="yes">
        <source>All lines, %n weighed</source>
        <translation>
            <numerusform>Toutes les lignes, %n pesée</numerusform>
            <numerusform>Toutes les lignes, %n pesées</numerusform>
        </translation>
    </message>
</context>
</TS>
