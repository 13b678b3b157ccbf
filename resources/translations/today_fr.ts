<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ExpiringCard</name>
    <message>
        <source>Expiring in 90 days</source>
        <translation>Périme sous 90&#xa0;jours</translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s)</source>
        <translation>
            <numerusform>%n lot</numerusform>
            <numerusform>%n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preparation(s)</source>
        <translation>
            <numerusform>%n préparation</numerusform>
            <numerusform>%n préparations</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing ends within 90 days.</source>
        <translation>Rien ne périme sous 90&#xa0;jours.</translation>
    </message>
</context>
<context>
    <name>ExpiryStrip</name>
    <message>
        <source>The next 90 days</source>
        <translation>Les 90&#xa0;prochains jours</translation>
    </message>
    <message>
        <source>%1 within 7 days, %2 within 30, %3 within 90</source>
        <translation>%1 sous 7&#xa0;jours, %2 sous 30, %3 sous 90</translation>
    </message>
    <message>
        <source>today</source>
        <translation>ce jour</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30&#xa0;jours</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Can it be proved?</source>
        <translation>Est-ce prouvable&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s) open</source>
        <translation>
            <numerusform>%n non-conformité ouverte</numerusform>
            <numerusform>%n non-conformités ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>Each blocks the release of its batch.</source>
        <translation>Chacune bloque la libération de sa préparation.</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>vérification</translation>
    </message>
    <message>
        <source>Every record is read again</source>
        <translation>Chaque enregistrement est relu</translation>
    </message>
    <message>
        <source>Records not verified yet</source>
        <translation>Registres pas encore vérifiés</translation>
    </message>
    <message>
        <source>%1, head %2</source>
        <translation>%1, tête %2</translation>
    </message>
    <message>
        <source>Stop work, call the administrator.</source>
        <translation>Arrêtez le travail, appelez l’administrateur.</translation>
    </message>
    <message>
        <source>Records do not hold</source>
        <translation>Registres non intègres</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>non intègre</translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) verified</source>
        <translation>
            <numerusform>%n enregistrement vérifié</numerusform>
            <numerusform>%n enregistrements vérifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>not anchored</source>
        <translation>non ancré</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>intègre</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aucune sauvegarde</translation>
    </message>
    <message>
        <source>An administrator makes it.</source>
        <translation>Un administrateur la fait.</translation>
    </message>
    <message>
        <source>Backup on %1</source>
        <translation>Sauvegarde du %1</translation>
    </message>
    <message>
        <source>up to record %1</source>
        <translation>jusqu’à l’enregistrement %1</translation>
    </message>
    <message>
        <source>made</source>
        <translation>faite</translation>
    </message>
</context>
<context>
    <name>ShortCard</name>
    <message>
        <source>Short for planned batches</source>
        <translation>Manque pour les préparations</translation>
    </message>
    <message>
        <source>%1: %2 on hand, %3 planned</source>
        <translation>%1&#x202f;: %2 en stock, %3 prévus</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>lot %1</translation>
    </message>
    <message>
        <source>Nothing is short.</source>
        <translation>Rien ne manque.</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>%1: what needs you</source>
        <translation>%1&#x202f;: ce qui vous attend</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>in work</source>
        <translation>en travail</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>En attente de vous</translation>
    </message>
    <message>
        <source>Press the number to open</source>
        <translation>Tapez le numéro pour ouvrir</translation>
    </message>
    <message>
        <source>Finished today</source>
        <translation>Terminé ce jour</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Nouvelle préparation</translation>
    </message>
    <message>
        <source>Scan a label or a pack at any time: it opens what it belongs to.</source>
        <translation>Scannez à tout moment une étiquette ou une boîte&#x202f;: la bonne page s’ouvre.</translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Rendement</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Contrôler</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Peser</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, version %2</translation>
    </message>
    <message>
        <source>verified by %1</source>
        <translation>contrôlé par %1</translation>
    </message>
    <message>
        <source>released by %1</source>
        <translation>libérée par %1</translation>
    </message>
    <message>
        <source>weighed by %1</source>
        <translation>pesé par %1</translation>
    </message>
    <message>
        <source>planned by %1</source>
        <translation>planifié par %1</translation>
    </message>
    <message>
        <source>received by %1</source>
        <translation>reçu par %1</translation>
    </message>
    <message>
        <source>imported by %1</source>
        <translation>importé par %1</translation>
    </message>
    <message>
        <source>line %1 of %2, %3</source>
        <translation>ligne %1 sur %2, %3</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>lot %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1&#xa0;j</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Rien ne vous attend.</translation>
    </message>
    <message>
        <source>Next expiry: %1.</source>
        <translation>Prochaine péremption&#x202f;: %1.</translation>
    </message>
    <message>
        <source>expired: %1</source>
        <translation>périmé&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s): %1</source>
        <translation>
            <numerusform>%n&#xa0;jour&#x202f;: %1</numerusform>
            <numerusform>%n&#xa0;jours&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) released</source>
        <translation>
            <numerusform>%n préparation libérée</numerusform>
            <numerusform>%n préparations libérées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dispensing(s)</source>
        <translation>
            <numerusform>%n dispensation</numerusform>
            <numerusform>%n dispensations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivery(ies) received</source>
        <translation>
            <numerusform>%n réception</numerusform>
            <numerusform>%n réceptions</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien encore</translation>
    </message>
</context>
</TS>
