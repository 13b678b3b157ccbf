<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>LadderCard</name>
    <message>
        <source>Use by</source>
        <translation>Utiliser jusqu’au</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connu</translation>
    </message>
    <message>
        <source>Bound by: %1.</source>
        <translation>Limité par&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Cut to the full hour.</source>
        <translation>Ramené à l’heure pleine.</translation>
    </message>
    <message numerus="yes">
        <source>%n other limit(s) come(s) later.</source>
        <translation>
            <numerusform>%n autre limite vient plus tard.</numerusform>
            <numerusform>%n autres limites viennent plus tard.</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Proof of the label</source>
        <translation>Épreuve de l’étiquette</translation>
    </message>
    <message>
        <source>The proof is drawn once the yield is recorded.</source>
        <translation>L’épreuve est tirée une fois le rendement enregistré.</translation>
    </message>
    <message>
        <source>The proof is drawn once it is known until when the batch may be used.</source>
        <translation>L’épreuve est tirée une fois la date limite connue.</translation>
    </message>
    <message>
        <source>The label is being drawn and read back.</source>
        <translation>L’étiquette est en cours de tirage et de relecture.</translation>
    </message>
</context>
<context>
    <name>ReleaseActs</name>
    <message>
        <source>Refuse the batch</source>
        <translation>Refuser la préparation</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Record yield and deviation</source>
        <translation>Enregistrer et ouvrir la non-conformité</translation>
    </message>
    <message>
        <source>Record the yield</source>
        <translation>Enregistrer le rendement</translation>
    </message>
    <message>
        <source>Go to weighing</source>
        <translation>Aller à la pesée</translation>
    </message>
    <message>
        <source>Go to verifying</source>
        <translation>Aller au contrôle</translation>
    </message>
    <message>
        <source>Accept the deviation</source>
        <translation>Accepter la non-conformité</translation>
    </message>
    <message>
        <source>Go to the method</source>
        <translation>Aller au mode opératoire</translation>
    </message>
    <message>
        <source>Sign and release</source>
        <translation>Signer et libérer</translation>
    </message>
    <message>
        <source>Destroy and refuse %1</source>
        <translation>Détruire et refuser %1</translation>
    </message>
    <message>
        <source>Go to labels</source>
        <translation>Aller aux étiquettes</translation>
    </message>
    <message>
        <source>Papers of the batch</source>
        <translation>Documents de la préparation</translation>
    </message>
</context>
<context>
    <name>ReleaseStep</name>
    <message>
        <source>The label is not proved yet.</source>
        <translation>L’étiquette n’est pas encore relue.</translation>
    </message>
    <message>
        <source>The yield is recorded.</source>
        <translation>Le rendement est enregistré.</translation>
    </message>
    <message>
        <source>The deviation is accepted.</source>
        <translation>La non-conformité est acceptée.</translation>
    </message>
    <message>
        <source>The batch is refused.</source>
        <translation>La préparation est refusée.</translation>
    </message>
    <message>
        <source>Released under number %1.</source>
        <translation>Libérée sous le numéro %1.</translation>
    </message>
</context>
<context>
    <name>SignCard</name>
    <message>
        <source>Before you sign</source>
        <translation>Avant de signer</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Libérée</translation>
    </message>
    <message>
        <source>Not for use</source>
        <translation>Non utilisable</translation>
    </message>
    <message>
        <source>Still open:</source>
        <translation>Reste ouvert&#x202f;:</translation>
    </message>
    <message>
        <source>Lines weighed</source>
        <translation>Lignes pesées</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Contrôlé</translation>
    </message>
    <message>
        <source>one person alone</source>
        <translation>une seule personne</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>Verified blind</source>
        <translation>Contrôlé à l’aveugle</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>Yield, %1 to %2</source>
        <translation>Rendement, %1 à %2</translation>
    </message>
    <message>
        <source>Strength, %1 to %2</source>
        <translation>Teneur, %1 à %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>within</source>
        <translation>conforme</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>hors limites</translation>
    </message>
    <message>
        <source>Deviations</source>
        <translation>Non-conformités</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n ouverte</numerusform>
            <numerusform>%n ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n acceptée</numerusform>
            <numerusform>%n acceptées</numerusform>
        </translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signé</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>N° d’ordonnancier</translation>
    </message>
    <message>
        <source>Signing gives the next register number. A release can be recalled, never undone.</source>
        <translation>La signature donne le prochain numéro d’ordonnancier. Une libération se rappelle, ne s’efface pas.</translation>
    </message>
    <message>
        <source>I refuse batch %1 for use.</source>
        <translation>Je refuse la préparation %1.</translation>
    </message>
    <message>
        <source>What was made of it is destroyed, and its number is never used again.</source>
        <translation>Ce qui en a été fait est détruit, et son numéro n’est jamais repris.</translation>
    </message>
    <message>
        <source>Refuse the batch</source>
        <translation>Refuser la préparation</translation>
    </message>
    <message>
        <source>Open deviation</source>
        <translation>Non-conformité ouverte</translation>
    </message>
    <message>
        <source>It is printed on the batch record, with your reason.</source>
        <translation>Elle est imprimée dans le dossier de lot, avec votre motif.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Saisi par</translation>
    </message>
</context>
<context>
    <name>YieldForm</name>
    <message>
        <source>Type how much was obtained, with its unit.</source>
        <translation>Tapez la quantité obtenue, avec l’unité.</translation>
    </message>
    <message>
        <source>Type how the preparation looks.</source>
        <translation>Tapez l’aspect de la préparation.</translation>
    </message>
    <message>
        <source>Type the cause of the deviation.</source>
        <translation>Tapez la cause de la non-conformité.</translation>
    </message>
    <message>
        <source>Type how many containers of how much: %1.</source>
        <translation>Tapez combien de récipients de combien&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Rendement</translation>
    </message>
    <message>
        <source>In containers</source>
        <translation>Dans les récipients</translation>
    </message>
    <message>
        <source>Not accounted for</source>
        <translation>Non retrouvé</translation>
    </message>
    <message>
        <source>What came out?</source>
        <translation>Qu’a-t-on obtenu&#x202f;?</translation>
    </message>
    <message>
        <source>Obtained</source>
        <translation>Obtenu</translation>
    </message>
    <message>
        <source>Filled containers</source>
        <translation>Récipients remplis</translation>
    </message>
    <message>
        <source>For example %1. Part several sizes by a semicolon.</source>
        <translation>Par exemple %1. Séparez plusieurs tailles par un point-virgule.</translation>
    </message>
    <message>
        <source>Sample kept (may stay empty)</source>
        <translation>Échantillon (peut rester vide)</translation>
    </message>
    <message>
        <source>Remainder (may stay empty)</source>
        <translation>Reliquat (peut rester vide)</translation>
    </message>
    <message>
        <source>Left on vessels (may stay empty)</source>
        <translation>Resté sur le matériel (peut rester vide)</translation>
    </message>
    <message>
        <source>How does it look?</source>
        <translation>Quel est l’aspect&#x202f;?</translation>
    </message>
    <message>
        <source>Cause of the deviation</source>
        <translation>Cause de la non-conformité</translation>
    </message>
</context>
</TS>
