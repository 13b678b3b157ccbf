<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BalanceField</name>
    <message>
        <source>No balance is registered: rounded to %1</source>
        <translation>Aucune balance enregistrée&#x202f;: arrondi à %1</translation>
    </message>
    <message>
        <source>Each line on the finest that can weigh it</source>
        <translation>Chaque ligne sur la plus fine qui peut la peser</translation>
    </message>
    <message>
        <source>All balances</source>
        <translation>Toutes les balances</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
</context>
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
<context>
    <name>CountField</name>
    <message>
        <source>Or containers?</source>
        <translation>Ou combien de récipients&#x202f;?</translation>
    </message>
    <message>
        <source>Each %1</source>
        <translation>De %1 chacun</translation>
    </message>
    <message>
        <source>Each %1, filled to %2</source>
        <translation>De %1 chacun, remplis à %2</translation>
    </message>
</context>
<context>
    <name>DraftPaper</name>
    <message>
        <source>Draft worksheet %1, %2</source>
        <translation>Projet de fiche de pesée %1, %2</translation>
    </message>
    <message>
        <source>Draft worksheet</source>
        <translation>Projet de fiche</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>How much do you need? The usual size is %1.</source>
        <translation>Quelle quantité vous faut-il&#x202f;? Taille habituelle&#x202f;: %1.</translation>
    </message>
    <message>
        <source>The plan stands here as soon as the size is understood.</source>
        <translation>Le plan s’affiche ici dès que la quantité est comprise.</translation>
    </message>
    <message>
        <source>Type the size first.</source>
        <translation>Indiquez d’abord la quantité.</translation>
    </message>
    <message>
        <source>The size is not understood yet.</source>
        <translation>La quantité n’est pas encore comprise.</translation>
    </message>
    <message>
        <source>Being calculated: look at the plan, then start.</source>
        <translation>Calcul en cours&#x202f;: regardez le plan, puis commencez.</translation>
    </message>
    <message>
        <source>This cannot be planned: the reason stands above.</source>
        <translation>Impossible à planifier&#x202f;: le motif est affiché plus haut.</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>The strength counts</source>
        <translation>La teneur compte</translation>
    </message>
</context>
<context>
    <name>MethodCard</name>
    <message>
        <source>the worksheet prints it</source>
        <translation>imprimée sur la fiche de pesée</translation>
    </message>
    <message>
        <source>Method, version %1</source>
        <translation>Mode opératoire, version %1</translation>
    </message>
    <message>
        <source>Control: %1. %2</source>
        <translation>Contrôle&#x202f;: %1. %2</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>To be known before weighing</source>
        <translation>À savoir avant de peser</translation>
    </message>
    <message>
        <source>Not confirmed by a pharmacist</source>
        <translation>Non confirmé par un pharmacien</translation>
    </message>
</context>
<context>
    <name>PlanBody</name>
    <message>
        <source>As the plan saw them.</source>
        <translation>Tels que le plan les a vus.</translation>
    </message>
</context>
<context>
    <name>PlanDraft</name>
    <message>
        <source>New batch</source>
        <translation>Nouvelle préparation</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Préparations</translation>
    </message>
    <message>
        <source>No other lot of this line may be used.</source>
        <translation>Aucun autre lot de cette ligne n’est utilisable.</translation>
    </message>
    <message>
        <source>Nothing is taken from stock yet.</source>
        <translation>Rien n’est encore prélevé.</translation>
    </message>
    <message>
        <source>F7 uses this lot up and takes the rest from another.</source>
        <translation>F7 épuise ce lot et prend le reste d’un autre.</translation>
    </message>
    <message>
        <source>Start weighing</source>
        <translation>Commencer la pesée</translation>
    </message>
    <message>
        <source>Split over two lots</source>
        <translation>Répartir sur deux lots</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Autres choix</translation>
    </message>
</context>
<context>
    <name>PlanFields</name>
    <message>
        <source>leave it out</source>
        <translation>ne pas l’appliquer</translation>
    </message>
    <message>
        <source>apply it as well</source>
        <translation>l’appliquer aussi</translation>
    </message>
    <message>
        <source>Set by the formulation, version %1</source>
        <translation>Fixée par la fiche, version %1</translation>
    </message>
    <message>
        <source>The formulation, version %1, says another</source>
        <translation>La fiche, version %1, en fixe une autre</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>Quelle quantité&#x202f;?</translation>
    </message>
    <message>
        <source>Correct for the lot?</source>
        <translation>Corriger selon le lot&#x202f;?</translation>
    </message>
    <message>
        <source>Why another correction?</source>
        <translation>Pourquoi une autre correction&#x202f;?</translation>
    </message>
    <message>
        <source>Recorded with the plan</source>
        <translation>Enregistré avec le plan</translation>
    </message>
    <message>
        <source>A factor from 1 to %1?</source>
        <translation>Un facteur de 1 à %1&#x202f;?</translation>
    </message>
    <message>
        <source>Density of the preparation</source>
        <translation>Masse volumique de la préparation</translation>
    </message>
</context>
<context>
    <name>PlanStep</name>
    <message>
        <source>Planned</source>
        <translation>Planifié</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Rounded to</source>
        <translation>Arrondi à</translation>
    </message>
    <message>
        <source>The strength counts</source>
        <translation>La teneur compte</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Masse volumique</translation>
    </message>
    <message>
        <source>Optional factor</source>
        <translation>Facteur facultatif</translation>
    </message>
    <message>
        <source>applied as well</source>
        <translation>appliqué aussi</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Balances</translation>
    </message>
    <message>
        <source>Print worksheet</source>
        <translation>Imprimer la fiche de pesée</translation>
    </message>
    <message>
        <source>Go to the step that is due</source>
        <translation>Aller à l’étape en cours</translation>
    </message>
    <message>
        <source>This plan is frozen: it is what was weighed by, and what the worksheet printed.</source>
        <translation>Ce plan est figé&#x202f;: c’est lui qui sert à peser et que la fiche de pesée imprime.</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>Ingredient</source>
        <translation>Constituant</translation>
    </message>
    <message>
        <source>weigh</source>
        <translation>à peser</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>balance</translation>
    </message>
    <message>
        <source>per %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pour %1</translation>
    </message>
    <message>
        <source>Lines of the plan</source>
        <translation>Lignes du plan</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Full: form, assay, water</source>
        <translation>Complète&#x202f;: forme, titre, eau</translation>
    </message>
    <message>
        <source>By the labelled potency</source>
        <translation>Selon l’activité étiquetée</translation>
    </message>
    <message>
        <source>DAC/NRF: from 2 % on</source>
        <translation>DAC/NRF&#x202f;: à partir de 2 %</translation>
    </message>
    <message>
        <source>None: weigh as written</source>
        <translation>Aucune&#x202f;: peser comme écrit</translation>
    </message>
    <message>
        <source>reads %1, from %2 to %3</source>
        <translation>affiche %1, de %2 à %3</translation>
    </message>
    <message>
        <source>%1, lot %2 of this line</source>
        <translation>%1, lot %2 de cette ligne</translation>
    </message>
    <message>
        <source>q.s.</source>
        <translation>q.s.</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>Which lot of %1?</source>
        <translation>Quel lot de %1&#x202f;?</translation>
    </message>
    <message>
        <source>First to expire comes first.</source>
        <translation>Premier périmé, premier sorti.</translation>
    </message>
    <message>
        <source>%1 needed. First to expire comes first.</source>
        <translation>Il faut %1. Premier périmé, premier sorti.</translation>
    </message>
    <message>
        <source>%1 Gives %2.</source>
        <translation>%1 Donne %2.</translation>
    </message>
    <message>
        <source>Expires %1.</source>
        <translation>Péremption&#x202f;: %1.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>may be used</source>
        <translation>utilisable</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>périmé</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>quarantaine</translation>
    </message>
    <message>
        <source>another form</source>
        <translation>autre forme</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>%1 free.</source>
        <translation>%1 disponibles.</translation>
    </message>
    <message>
        <source>assay %1</source>
        <translation>titre %1</translation>
    </message>
    <message>
        <source>water %1</source>
        <translation>eau %1</translation>
    </message>
    <message>
        <source>potency %1</source>
        <translation>activité %1</translation>
    </message>
    <message>
        <source>found %1</source>
        <translation>trouvé %1</translation>
    </message>
    <message>
        <source>Checked twice: %1</source>
        <translation>Vérifié deux fois&#x202f;: %1</translation>
    </message>
    <message>
        <source>Second road, by the certificates: %1; limits %2 to %3.</source>
        <translation>Second calcul, selon les certificats&#x202f;: %1&#x202f;; limites de %2 à %3.</translation>
    </message>
    <message>
        <source>Second road, without a certificate: %1; limits %2 to %3.</source>
        <translation>Second calcul, sans certificat&#x202f;: %1&#x202f;; limites de %2 à %3.</translation>
    </message>
    <message>
        <source>Counted as %1.</source>
        <translation>Compté en %1.</translation>
    </message>
    <message>
        <source>%1, fills %2 × %3</source>
        <translation>%1, remplit %2 × %3</translation>
    </message>
</context>
<context>
    <name>SureFields</name>
    <message>
        <source>How sure are these? One standard deviation, where it is known.</source>
        <translation>Quelle incertitude&#x202f;? Un écart-type, s’il est connu.</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Strength found</source>
        <translation>Teneur trouvée</translation>
    </message>
    <message>
        <source>Volume measured</source>
        <translation>Volume mesuré</translation>
    </message>
    <message>
        <source>One weighing</source>
        <translation>Une pesée</translation>
    </message>
</context>
</TS>
