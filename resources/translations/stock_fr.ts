<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AcceptAct</name>
    <message>
        <source>May it be used?</source>
        <translation>Utilisable&#x202f;?</translation>
    </message>
    <message>
        <source>plausible</source>
        <translation>plausible</translation>
    </message>
    <message>
        <source>not plausible</source>
        <translation>non plausible</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Péremption</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>no values: the planner will warn</source>
        <translation>aucune valeur&#x202f;: la planification avertira</translation>
    </message>
    <message>
        <source>I compared the container and its certificate with this record. The lot may be used.</source>
        <translation>J’ai comparé le récipient et son certificat à cet enregistrement. Le lot peut être utilisé.</translation>
    </message>
    <message>
        <source>From then on it can be planned and weighed.</source>
        <translation>Dès lors, il peut être planifié et pesé.</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Accepter %1</translation>
    </message>
    <message>
        <source>Accepted %1</source>
        <translation>%1 accepté</translation>
    </message>
</context>
<context>
    <name>CertificateFields</name>
    <message>
        <source>not said</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>Dosage</translation>
    </message>
    <message>
        <source>Assay is of</source>
        <translation>Dosage exprimé sur</translation>
    </message>
    <message>
        <source>Water, or loss on drying</source>
        <translation>Eau, ou perte à la dessiccation</translation>
    </message>
    <message>
        <source>Assay counts the form</source>
        <translation>Dosage compté en forme</translation>
    </message>
    <message>
        <source>Labelled potency</source>
        <translation>Activité étiquetée</translation>
    </message>
    <message>
        <source>Strength found</source>
        <translation>Teneur trouvée</translation>
    </message>
</context>
<context>
    <name>CorrectAct</name>
    <message>
        <source>What does the paper say?</source>
        <translation>Que dit le certificat papier&#x202f;?</translation>
    </message>
    <message>
        <source>Correct the certificate</source>
        <translation>Corriger le certificat</translation>
    </message>
    <message>
        <source>Corrected the certificate of %1</source>
        <translation>Certificat de %1 corrigé</translation>
    </message>
</context>
<context>
    <name>CountAct</name>
    <message>
        <source>How much is there?</source>
        <translation>Combien y en a-t-il&#x202f;?</translation>
    </message>
    <message>
        <source>%1 by the records</source>
        <translation>%1 d’après les enregistrements</translation>
    </message>
    <message>
        <source>Record the count</source>
        <translation>Enregistrer le comptage</translation>
    </message>
    <message>
        <source>Record %1 of %2</source>
        <translation>Enregistrer %1 de %2</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Counted %1 of %2</source>
        <translation>Compté %1 de %2</translation>
    </message>
    <message>
        <source>Counted or weighed</source>
        <translation>Compté ou pesé</translation>
    </message>
</context>
<context>
    <name>DeliveryFields</name>
    <message>
        <source>Ingredient</source>
        <translation>Matière première</translation>
    </message>
    <message>
        <source>Form, as the container says</source>
        <translation>Forme inscrite sur le récipient</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Péremption</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Récipients</translation>
    </message>
    <message>
        <source>In one container</source>
        <translation>Contenu d’un récipient</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Maker, if another</source>
        <translation>Fabricant, si autre</translation>
    </message>
    <message>
        <source>Certificate no.</source>
        <translation>N° du certificat</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Days after opening</source>
        <translation>Jours après ouverture</translation>
    </message>
    <message>
        <source>Density, if measured</source>
        <translation>Masse volumique, si mesurée</translation>
    </message>
    <message>
        <source>Density measured at</source>
        <translation>Mesurée à</translation>
    </message>
    <message>
        <source>Source of the density</source>
        <translation>Source de la masse volumique</translation>
    </message>
    <message>
        <source>from the code</source>
        <translation>lu dans le code</translation>
    </message>
    <message>
        <source>from the code, which names the month: its last day</source>
        <translation>lu dans le code, qui dit le mois&#x202f;: son dernier jour</translation>
    </message>
    <message>
        <source>day or month, as on the pack</source>
        <translation>jour ou mois, comme sur la boîte</translation>
    </message>
    <message>
        <source>last time %1</source>
        <translation>la dernière fois %1</translation>
    </message>
</context>
<context>
    <name>FormAct</name>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
</context>
<context>
    <name>LifeWords</name>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Motif&#x202f;: %1</translation>
    </message>
    <message>
        <source> + %1 found by counting</source>
        <translation> + %1 trouvés au comptage</translation>
    </message>
    <message>
        <source> − %1 missed by counting</source>
        <translation> − %1 manquants au comptage</translation>
    </message>
    <message>
        <source>Received %1%2 = used %3 + wasted %4 + on hand %5. Difference %6.</source>
        <translation>Reçu %1%2 = utilisé %3 + perdu %4 + en stock %5. Écart %6.</translation>
    </message>
</context>
<context>
    <name>LotAct</name>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>The lot</source>
        <translation>Le lot</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
</context>
<context>
    <name>LotCard</name>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>on hand, %1 reserved</source>
        <translation>en stock, dont %1 réservés</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>Contrôler %1</translation>
    </message>
    <message>
        <source>Check the lot</source>
        <translation>Contrôler le lot</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>Ce qui lui est arrivé</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Correct certificate</source>
        <translation>Corriger le certificat</translation>
    </message>
    <message>
        <source>Note as opened</source>
        <translation>Noter l’ouverture</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Compter</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Mettre au rebut</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Recall its batches</source>
        <translation>Rappeler ses préparations</translation>
    </message>
    <message>
        <source>Back into quarantine</source>
        <translation>Remettre en quarantaine</translation>
    </message>
</context>
<context>
    <name>LotFacts</name>
    <message>
        <source>Receipt</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Livré</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Made in batch</source>
        <translation>Issu de la préparation</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Péremption</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Once opened, until</source>
        <translation>Après ouverture, jusqu’au</translation>
    </message>
    <message>
        <source>After opening</source>
        <translation>Après ouverture</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>not given</source>
        <translation>non donné</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Strength found</source>
        <translation>Teneur trouvée</translation>
    </message>
    <message>
        <source>Labelled potency</source>
        <translation>Activité étiquetée</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>Dosage</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Masse volumique</translation>
    </message>
    <message>
        <source>counts as %1</source>
        <translation>compté en %1</translation>
    </message>
</context>
<context>
    <name>LotFilter</name>
    <message>
        <source>more than %1</source>
        <translation>plus de %1</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filtrer (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
</context>
<context>
    <name>LotList</name>
    <message>
        <source>Stock: which lots may be used?</source>
        <translation>Stock&#x202f;: quels lots sont utilisables&#x202f;?</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>Enter opens %1</source>
        <translation>Entrée ouvre %1</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lots</translation>
    </message>
</context>
<context>
    <name>LotTable</name>
    <message>
        <source>May it be used?</source>
        <translation>Utilisable&#x202f;?</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Ingredient</source>
        <translation>Matière première</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Péremption</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouvert le</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Fabricant</translation>
    </message>
</context>
<context>
    <name>NoLots</name>
    <message>
        <source>No lot here is called “%1”.</source>
        <translation>Aucun lot ici ne s’appelle «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>No lot stands here.</source>
        <translation>Aucun lot dans cet état.</translation>
    </message>
    <message>
        <source>No lot yet. Scan a pack to receive it.</source>
        <translation>Aucun lot. Scannez une boîte pour la réceptionner.</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>No lot yet.</source>
        <translation>Aucun lot.</translation>
    </message>
</context>
<context>
    <name>OpenAct</name>
    <message>
        <source>When was it opened?</source>
        <translation>Quand a-t-il été ouvert&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>empty: %n day(s), as received</source>
        <translation>
            <numerusform>vide&#x202f;: %n jour, comme à la réception</numerusform>
            <numerusform>vide&#x202f;: %n jours, comme à la réception</numerusform>
        </translation>
    </message>
    <message>
        <source>empty: until it expires</source>
        <translation>vide&#x202f;: jusqu’à sa péremption</translation>
    </message>
    <message>
        <source>Note as opened</source>
        <translation>Noter l’ouverture</translation>
    </message>
    <message>
        <source>Noted that %1 was opened</source>
        <translation>Ouverture de %1 notée</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>Ouvert le</translation>
    </message>
    <message>
        <source>Days after opening, the first day counts</source>
        <translation>Jours après ouverture, le premier compte</translation>
    </message>
</context>
<context>
    <name>QuarantineAct</name>
    <message>
        <source>Why does the hold end?</source>
        <translation>Pourquoi lever le blocage&#x202f;?</translation>
    </message>
    <message>
        <source>I end the hold of this lot.</source>
        <translation>Je lève le blocage de ce lot.</translation>
    </message>
    <message>
        <source>It goes into quarantine and is checked again. What was made of it is held until it is accepted.</source>
        <translation>Il part en quarantaine et sera contrôlé de nouveau. Ce qui en a été préparé reste bloqué jusqu’à son acceptation.</translation>
    </message>
    <message>
        <source>Put %1 into quarantine</source>
        <translation>Mettre %1 en quarantaine</translation>
    </message>
    <message>
        <source>%1 is in quarantine again</source>
        <translation>%1 est de nouveau en quarantaine</translation>
    </message>
</context>
<context>
    <name>RecallAct</name>
    <message>
        <source>Why is it recalled?</source>
        <translation>Pourquoi le rappeler&#x202f;?</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Nothing is taken from it any more.</source>
        <translation>Plus rien n’en est prélevé.</translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) hold it: recall them next.</source>
        <translation>
            <numerusform>%n préparation en contient&#x202f;: rappelez-la ensuite.</numerusform>
            <numerusform>%n préparations en contiennent&#x202f;: rappelez-les ensuite.</numerusform>
        </translation>
    </message>
    <message>
        <source>I recall this lot. It must not be used.</source>
        <translation>Je rappelle ce lot. Il ne doit pas être utilisé.</translation>
    </message>
    <message>
        <source>Recall %1</source>
        <translation>Rappeler %1</translation>
    </message>
    <message>
        <source>Recalled %1</source>
        <translation>%1 rappelé</translation>
    </message>
</context>
<context>
    <name>RecallBatchesAct</name>
    <message>
        <source>Why are its batches recalled?</source>
        <translation>Pourquoi rappeler ses préparations&#x202f;?</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>I recall every batch that holds this lot.</source>
        <translation>Je rappelle toutes les préparations qui contiennent ce lot.</translation>
    </message>
    <message>
        <source>No container of them is dispensed any more. Records, Trace says who received some.</source>
        <translation>Plus aucun de leurs récipients n’est dispensé. Enregistrements, Traçabilité dit qui en a reçu.</translation>
    </message>
    <message numerus="yes">
        <source>Recall %n batch(es)</source>
        <translation>
            <numerusform>Rappeler %n préparation</numerusform>
            <numerusform>Rappeler %n préparations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recalled %n batch(es)</source>
        <translation>
            <numerusform>%n préparation rappelée</numerusform>
            <numerusform>%n préparations rappelées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveForm</name>
    <message>
        <source>What came?</source>
        <translation>Qu’est-il arrivé&#x202f;?</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Read from the pack%1. Compare lot and expiry with what is printed on it.</source>
        <translation>Lu sur la boîte%1. Comparez lot et péremption à ce qui y est imprimé.</translation>
    </message>
    <message>
        <source>, article %1</source>
        <translation>, article %1</translation>
    </message>
    <message>
        <source>Received %1 of %2, into quarantine</source>
        <translation>Reçu %1 de %2, en quarantaine</translation>
    </message>
    <message>
        <source>Receive %1 of %2</source>
        <translation>Réceptionner %1 de %2</translation>
    </message>
    <message>
        <source>Receive %1</source>
        <translation>Réceptionner %1</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>The pack</source>
        <translation>La boîte</translation>
    </message>
    <message>
        <source>The certificate of analysis</source>
        <translation>Le certificat d’analyse</translation>
    </message>
    <message>
        <source>Look and keeping</source>
        <translation>Aspect et conservation</translation>
    </message>
    <message>
        <source>It goes into quarantine until a pharmacist has checked the certificate.</source>
        <translation>Le lot va en quarantaine jusqu’à ce qu’un pharmacien ait contrôlé le certificat.</translation>
    </message>
</context>
<context>
    <name>RefuseAct</name>
    <message>
        <source>Why is it refused?</source>
        <translation>Pourquoi le refuser&#x202f;?</translation>
    </message>
    <message>
        <source>I refuse this lot. It must not be used.</source>
        <translation>Je refuse ce lot. Il ne doit pas être utilisé.</translation>
    </message>
    <message>
        <source>It stays on hand until it is written off.</source>
        <translation>Il reste en stock jusqu’à sa mise au rebut.</translation>
    </message>
    <message>
        <source>Refuse %1</source>
        <translation>Refuser %1</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <translation>%1 refusé</translation>
    </message>
</context>
<context>
    <name>StockWords</name>
    <message>
        <source>may be used</source>
        <translation>utilisable</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>quarantaine</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>périmé</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>rappelé</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>épuisé</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>May be used</source>
        <translation>Utilisables</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Périmés</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Rappelés</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusés</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Épuisés</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>encore %n jour</numerusform>
            <numerusform>encore %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>last day</source>
        <translation>dernier jour</translation>
    </message>
    <message>
        <source>weighed for %1; how much is told after the second reading</source>
        <translation>a pesé pour %1&#x202f;; la quantité sera dite après la seconde lecture</translation>
    </message>
    <message>
        <source>received %1, into quarantine</source>
        <translation>a réceptionné %1, en quarantaine</translation>
    </message>
    <message>
        <source>checked the certificate and accepted the lot</source>
        <translation>a contrôlé le certificat et accepté le lot</translation>
    </message>
    <message>
        <source>refused the lot</source>
        <translation>a refusé le lot</translation>
    </message>
    <message>
        <source>recalled the lot</source>
        <translation>a rappelé le lot</translation>
    </message>
    <message>
        <source>put the lot back into quarantine</source>
        <translation>a remis le lot en quarantaine</translation>
    </message>
    <message>
        <source>corrected the certificate</source>
        <translation>a corrigé le certificat</translation>
    </message>
    <message>
        <source>noted that it was opened</source>
        <translation>a noté l’ouverture</translation>
    </message>
    <message>
        <source>weighed %1 for %2</source>
        <translation>a pesé %1 pour %2</translation>
    </message>
    <message>
        <source>put %1 back from %2</source>
        <translation>a remis %1 provenant de %2</translation>
    </message>
    <message>
        <source>wasted %1 of %2</source>
        <translation>a perdu %1 de %2</translation>
    </message>
    <message>
        <source>wrote off %1</source>
        <translation>a mis %1 au rebut</translation>
    </message>
    <message>
        <source>counted %1 less</source>
        <translation>a compté %1 de moins</translation>
    </message>
    <message>
        <source>counted %1 more</source>
        <translation>a compté %1 de plus</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>tel quel</translation>
    </message>
    <message>
        <source>dried substance</source>
        <translation>substance séchée</translation>
    </message>
</context>
<context>
    <name>WriteOffAct</name>
    <message>
        <source>What is thrown away?</source>
        <translation>Que met-on au rebut&#x202f;?</translation>
    </message>
    <message>
        <source>All that is left, %1</source>
        <translation>Tout le reste, %1</translation>
    </message>
    <message>
        <source>A part of it</source>
        <translation>Une partie</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Mettre au rebut</translation>
    </message>
    <message>
        <source>Write off %1 of %2</source>
        <translation>Mettre au rebut %1 de %2</translation>
    </message>
    <message>
        <source>Write off %1</source>
        <translation>Mettre au rebut %1</translation>
    </message>
    <message>
        <source>Wrote off %1 of %2</source>
        <translation>%1 de %2 mis au rebut</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>Combien&#x202f;?</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>Mis au rebut</translation>
    </message>
</context>
</TS>
