<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Difference</name>
    <message>
        <source>You read</source>
        <translation>Vous lisez</translation>
    </message>
    <message>
        <source>First reading</source>
        <translation>Première lecture</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>Weighed by you, read by nobody else</source>
        <translation>Pesé par vous, relu par personne</translation>
    </message>
    <message>
        <source>Look at the container and at the slip, or weigh again. Do not ask your colleague.</source>
        <translation>Regardez le récipient et le ticket, ou repesez. Ne demandez pas à votre collègue.</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>Qu’est-ce qui ne va pas&#x202f;?</translation>
    </message>
    <message>
        <source>Every line is verified.</source>
        <translation>Toutes les lignes sont contrôlées.</translation>
    </message>
    <message>
        <source>No line waits for a second reading.</source>
        <translation>Aucune ligne n’attend de seconde lecture.</translation>
    </message>
    <message>
        <source>This line is not weighed yet.</source>
        <translation>Cette ligne n’est pas encore pesée.</translation>
    </message>
    <message>
        <source>A pharmacist alone on call signed for this line.</source>
        <translation>Un pharmacien seul de garde a signé pour cette ligne.</translation>
    </message>
    <message>
        <source>Both readings are the same.</source>
        <translation>Les deux lectures sont identiques.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>contrôlé</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Dilution</source>
        <translation>Dilution</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Pesé</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>The first reading stays hidden until yours is in.</source>
        <translation>La première lecture reste masquée jusqu’à la vôtre.</translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <translation>%1 sur %2 contrôlées</translation>
    </message>
    <message>
        <source>not weighed yet</source>
        <translation>pas encore pesée</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>seul</translation>
    </message>
    <message>
        <source>same</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>Weighed by you, %2</source>
        <translation>Pesé par vous, %2</translation>
    </message>
    <message>
        <source>Weighed by %1, %2</source>
        <translation>Pesé par %1, %2</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masqué</translation>
    </message>
    <message>
        <source>Lot %1, read once %2</source>
        <translation>Lot %1, une seule lecture %2</translation>
    </message>
    <message>
        <source>Lot %1, both read %2</source>
        <translation>Lot %1, deux lectures à %2</translation>
    </message>
    <message>
        <source>Dilution %1, read once %2</source>
        <translation>Dilution %1, lue une fois %2</translation>
    </message>
    <message>
        <source>Dilution %1, both read %2</source>
        <translation>Dilution %1, deux lectures %2</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>No lot of this number is known here.</source>
        <translation>Aucun lot de ce numéro n’est connu ici.</translation>
    </message>
    <message>
        <source>This lot holds %1, not %2.</source>
        <translation>Ce lot contient %1, pas %2.</translation>
    </message>
    <message>
        <source>%1, lot %2, expires %3</source>
        <translation>%1, lot %2, péremption %3</translation>
    </message>
    <message>
        <source>When received: %1</source>
        <translation>À la réception&#x202f;: %1</translation>
    </message>
    <message>
        <source>Dilution %1</source>
        <translation>Dilution %1</translation>
    </message>
    <message>
        <source>The vessel of a dilution bears the batch’s number and D with that of the line.</source>
        <translation>Le récipient d’une dilution porte le numéro de la préparation et D avec celui de la ligne.</translation>
    </message>
    <message>
        <source>It looks as it should.</source>
        <translation>L’aspect est conforme.</translation>
    </message>
    <message>
        <source>It does not look as it should.</source>
        <translation>L’aspect n’est pas conforme.</translation>
    </message>
    <message>
        <source>Scan the container, or type the lot that is on it.</source>
        <translation>Scannez le récipient, ou tapez le lot qu’il porte.</translation>
    </message>
    <message>
        <source>Type what you read, with its unit.</source>
        <translation>Tapez ce que vous lisez, avec l’unité.</translation>
    </message>
    <message>
        <source>Answer whether it looks as it should: Y or N.</source>
        <translation>L’aspect est-il conforme&#x202f;? Répondez par O ou N.</translation>
    </message>
    <message>
        <source>Type what you see.</source>
        <translation>Tapez ce que vous voyez.</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>conforme</translation>
    </message>
    <message>
        <source>Scan the container</source>
        <translation>Scannez le récipient</translation>
    </message>
    <message>
        <source>Which mark does the dilution’s vessel bear?</source>
        <translation>Quelle marque porte le récipient de la dilution&#x202f;?</translation>
    </message>
    <message>
        <source>How much was added? Leave it empty where nothing can be read.</source>
        <translation>Combien a été ajouté&#x202f;? Laissez vide si rien ne peut être lu.</translation>
    </message>
    <message>
        <source>What does the slip, or a second weighing, say?</source>
        <translation>Que dit le ticket, ou une seconde pesée&#x202f;?</translation>
    </message>
    <message>
        <source>Does it look as it should?</source>
        <translation>L’aspect est-il conforme&#x202f;?</translation>
    </message>
    <message>
        <source>Lot on the container</source>
        <translation>Lot sur le récipient</translation>
    </message>
    <message>
        <source>Net weight</source>
        <translation>Poids net</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>What do you see?</source>
        <translation>Que voyez-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Y</source>
        <comment>the key that answers yes</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>VerifyActs</name>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
    <message>
        <source>Weigh again</source>
        <translation>Repeser</translation>
    </message>
    <message>
        <source>I am alone on call</source>
        <translation>Je suis seul de garde</translation>
    </message>
    <message>
        <source>Back to the line</source>
        <translation>Revenir à la ligne</translation>
    </message>
    <message>
        <source>Go to release</source>
        <translation>Aller à la libération</translation>
    </message>
    <message>
        <source>Go to weighing</source>
        <translation>Aller à la pesée</translation>
    </message>
    <message>
        <source>Compare with the first reading</source>
        <translation>Comparer à la première lecture</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Another person signs in</source>
        <translation>Une autre personne ouvre la session</translation>
    </message>
    <message>
        <source>Note what is wrong</source>
        <translation>Noter ce qui ne va pas</translation>
    </message>
    <message>
        <source>Sign the exception</source>
        <translation>Signer la dérogation</translation>
    </message>
</context>
<context>
    <name>VerifyStep</name>
    <message>
        <source>Type what is wrong.</source>
        <translation>Tapez ce qui ne va pas.</translation>
    </message>
    <message>
        <source>Line %1, %2: both readings are the same.</source>
        <translation>Ligne %1, %2&#x202f;: les deux lectures sont identiques.</translation>
    </message>
    <message>
        <source>Noted. A pharmacist decides it before release.</source>
        <translation>Noté. Un pharmacien en décide avant la libération.</translation>
    </message>
    <message>
        <source>The exception is signed. Every paper of this batch prints it.</source>
        <translation>La dérogation est signée. Chaque document de cette préparation la mentionne.</translation>
    </message>
    <message>
        <source>Nothing was scanned here. Go back to the line first (Esc).</source>
        <translation>Rien n’a été scanné ici. Revenez d’abord à la ligne (Échap).</translation>
    </message>
    <message>
        <source>Every paper of this batch will say that one person made it alone.</source>
        <translation>Chaque document de cette préparation dira qu’une seule personne l’a faite.</translation>
    </message>
</context>
</TS>
